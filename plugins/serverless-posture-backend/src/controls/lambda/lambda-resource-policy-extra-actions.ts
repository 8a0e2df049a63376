import {
  control,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { Selection } from '../policy/document';
import { grantEvidence } from '../policy/evidence';
import { assertClear, Grant, whoMay } from '../policy/whoMay';
import { everyPolicy } from './everyPolicy';
import { narrowPermission, policyFix } from './remedies';

/** Source: Lambda guide, "Working with resource-based IAM policies in Lambda". */
export const lambdaResourcePolicyExtraActions = control({
  id: 'lambda-resource-policy-extra-actions',
  title: 'The resource policy grants others nothing but to invoke the function',
  description:
    'Whoever may do more than invoke a function may read its code, replace it or open it further. Every Allow of the ' +
    'policy to anybody but the own account must list actions that begin with lambda:Invoke: wildcards that select more ' +
    'fail, and so does NotAction. Statements that a Deny covers are left out. Policies of aliases, of the versions that they ' +
    'reach and of the newest ten are judged as well; older versions, and aliases of functions that never published a ' +
    'version, are not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'Working with resource-based IAM policies in Lambda',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
      },
      {
        title: 'Actions, resources, and condition keys for AWS Lambda',
        url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html',
      },
    ],
  },
  evaluate: fn =>
    everyPolicy(fn, ({ policy }) => {
      const callers = whoMay(undefined, policy);
      const { everyone, services, accounts, deleted } = callers;
      const extra = [...everyone, ...services, ...accounts, ...deleted].filter(
        grant =>
          grantsMoreThanInvoke(grant.statement.action) &&
          !isOwn(grant, fn.$.accountId),
      );
      if (extra.length > 0) return failed(grantEvidence(extra));
      assertClear(callers);
      return passed();
    }),
  remedy: fn =>
    narrowPermission(
      fn,
      `Grant others no action on ${fn.name} but lambda:InvokeFunction.`,
      {
        cli: `--principal <who invokes it>`,
        cloudformation: `Principal: "<who invokes it>"`,
        terraform: `principal     = "<who invokes it>"`,
      },
    ),
  fix: policyFix,
});

function grantsMoreThanInvoke({ not, patterns }: Selection): boolean {
  return not || patterns.some(pattern => !/^lambda:invoke/i.test(pattern));
}

/** Whether the grant admits nobody but the own account. */
function isOwn({ caller, limits }: Grant, accountId: string): boolean {
  return (
    caller.account === accountId ||
    limits.some(entries =>
      entries.every(
        ({ key, values }) =>
          key === 'aws:principalaccount' &&
          values.every(value => value === accountId),
      ),
    )
  );
}
