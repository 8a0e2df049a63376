import {
  control,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { selectsEveryResource } from '../policy/everyResource';
import {
  actionGrants,
  assertAllReadable,
  readablePolicies,
  roleEvidence,
} from '../policy/grants';
import {
  isServiceLinked,
  isAdministrator,
  narrowNamedRole,
} from './judgedRole';

const INVOKING = [
  'lambda:InvokeFunction',
  'lambda:InvokeFunctionUrl',
  'execute-api:Invoke',
];

/** Source: AWS documentation, "Identity-based IAM policies for Lambda". */
export const iamInvokeWildcard = control({
  id: 'iam-invoke-wildcard',
  title: 'The role may not invoke every function or every API of the account',
  description:
    'Who may invoke everything reaches functions that were never meant for him, past every API in front of ' +
    'them. No role may hold lambda:InvokeFunction, lambda:InvokeFunctionUrl or execute-api:Invoke on every ' +
    'resource, by an inline or attached policy. Administrators are judged as such, roles linked to services not ' +
    'at all; conditions are not taken as limits, unconditional Deny statements are, and users are not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::IAM::Role',
  references: {
    owasp: ['SAS-04'],
    documents: [
      {
        title: 'Identity-based IAM policies for Lambda',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-identity-based.html',
      },
    ],
  },
  evaluate(role): Verdict {
    if (isServiceLinked(role))
      return notApplicable('the role is linked to a service');
    if (isAdministrator(role))
      return notApplicable('the role is an administrator');
    const policies = readablePolicies(role);
    const found = INVOKING.flatMap(action =>
      actionGrants(policies, action).filter(({ statement }) =>
        selectsEveryResource(statement.resource),
      ),
    );
    if (found.length > 0) return failed(roleEvidence(role.$.arn, found));
    assertAllReadable(role);
    return passed();
  },
  remedy: role =>
    narrowNamedRole(
      role,
      `Name the functions and APIs that ${role.name} invokes.`,
      { action: 'lambda:InvokeFunction', resource: '<ARN of the function>' },
    ),
});
