import {
  control,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { grantEvidence } from '../policy/evidence';
import { assertClear, isUnlimited } from '../policy/whoMay';
import { everyPolicy } from './everyPolicy';
import { directCallers } from './invocation';
import { narrowPermission, policyFix } from './remedies';

/** Services that call for the function's own account only, or name no source. */
const NAMES_NO_SOURCE = /^(secretsmanager|eks)\.amazonaws\.com(\.cn)?$/;

/** Source: IAM guide, "The confused deputy problem". */
export const lambdaResourcePolicyConfusedDeputy = control({
  id: 'lambda-resource-policy-confused-deputy',
  title: 'AWS services may invoke the function only for a named source',
  description:
    'A grant to a service without a source lets every customer of that service call the function through it. Each grant ' +
    'of lambda:InvokeFunction to a service must be limited by a source ARN, a source account, an organization or, for ' +
    'Alexa, an event source token. Secrets Manager and EKS, which call for the own account only, are left out. Whether the source ' +
    'still exists is not judged. Policies of aliases, of the versions that they reach and of the newest ten are judged as ' +
    'well; older versions, and aliases of functions that never published a version, are not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'The confused deputy problem',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
      },
      {
        title: 'Working with resource-based IAM policies in Lambda',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
      },
    ],
  },
  evaluate: fn =>
    everyPolicy(fn, ({ policy }) => {
      const callers = directCallers(policy);
      const open = callers.services.filter(
        grant =>
          isUnlimited(grant) && !NAMES_NO_SOURCE.test(grant.caller.value),
      );
      if (open.length === 0) {
        assertClear(callers);
        return passed();
      }
      return failed(grantEvidence(open), {
        reason: `${[...new Set(open.map(({ caller }) => caller.value))].join(
          ', ',
        )} may invoke it for anyone`,
      });
    }),
  remedy: fn =>
    narrowPermission(
      fn,
      `Add the permission of the service on ${fn.name} again with a source ARN and a source account.`,
      {
        cli: `--principal <service> --source-arn <ARN of the source> --source-account ${fn.accountId}`,
        cloudformation: `Principal: s3.amazonaws.com\nSourceArn: !GetAtt Bucket.Arn\nSourceAccount: "${fn.accountId}"`,
        terraform: `principal      = "s3.amazonaws.com"\nsource_arn     = aws_s3_bucket.bucket.arn\nsource_account = "${fn.accountId}"`,
      },
    ),
  fix: policyFix,
});
