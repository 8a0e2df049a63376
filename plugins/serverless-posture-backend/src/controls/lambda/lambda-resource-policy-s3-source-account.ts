import {
  control,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { ConditionEntry } from '../policy/document';
import { grantEvidence } from '../policy/evidence';
import { assertClear, Grant } from '../policy/whoMay';
import { everyPolicy } from './everyPolicy';
import { directCallers } from './invocation';
import { narrowPermission, policyFix } from './remedies';

/** Source: Security Hub Lambda.1; Lambda guide, "Granting Lambda function access to AWS services". */
export const lambdaResourcePolicyS3SourceAccount = control({
  id: 'lambda-resource-policy-s3-source-account',
  title: 'Buckets invoke the function only for a named account',
  description:
    'The ARN of a bucket carries no account id: once the bucket is deleted, anyone may create one of the same name and ' +
    'invoke the function with it. A grant of lambda:InvokeFunction to S3, or to a service whose source ARN names no ' +
    'account, must be limited by a source account or organization as well. The owner of the bucket is not looked up. Older ' +
    'versions, and aliases of functions that never published a version, are not read.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    securityHub: ['Lambda.1'],
    config: ['lambda-function-public-access-prohibited'],
    documents: [
      {
        title: 'Granting Lambda function access to AWS services',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
      },
    ],
  },
  evaluate: fn =>
    everyPolicy(fn, ({ policy }) => {
      const callers = directCallers(policy);
      const open = callers.services.filter(
        grant => mayBeBucket(grant) && !hasOwner(grant),
      );
      if (open.length > 0) {
        return failed(grantEvidence(open), {
          reason: 'the owner of the bucket is left open',
        });
      }
      assertClear(callers);
      return passed();
    }),
  remedy: fn =>
    narrowPermission(
      fn,
      `Name the account of the bucket in the permission on ${fn.name}, beside the bucket's ARN.`,
      {
        cli: `--principal s3.amazonaws.com --source-arn <ARN of the bucket> --source-account ${fn.accountId}`,
        cloudformation: `Principal: s3.amazonaws.com\nSourceArn: !GetAtt Bucket.Arn\nSourceAccount: "${fn.accountId}"`,
        terraform: `principal      = "s3.amazonaws.com"\nsource_arn     = aws_s3_bucket.bucket.arn\nsource_account = "${fn.accountId}"`,
      },
    ),
  fix: policyFix,
});

const OWNER_KEYS = /^aws:source(account|owner|orgid|orgpaths)$/;

/** Whether the entry names who owns the source; only entries that limit at all are among a grant's limits. */
function namesOwner({ key, values }: ConditionEntry): boolean {
  return (
    OWNER_KEYS.test(key) ||
    (key === 'aws:sourcearn' &&
      values.every(value => /^\d{12}$/.test(value.split(':')[4])))
  );
}

function hasOwner({ limits }: Grant): boolean {
  return limits.some(entries => entries.every(namesOwner));
}

function mayBeBucket({ caller, limits }: Grant): boolean {
  return (
    /^(s3\.|\*)/.test(caller.value) ||
    limits.some(entries =>
      // Of all ARNs that may limit a grant, only those of buckets name no account.
      entries.some(({ values }) =>
        values.some(value => value.split(':')[4] === ''),
      ),
    )
  );
}
