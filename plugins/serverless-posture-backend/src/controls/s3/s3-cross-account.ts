import { control } from 'backstage-plugin-serverless-posture-node';
import { approvedAccounts, judgeOutsiders } from '../policy/documents';
import { ownedBucket } from './ownedBucket';

/** Source: Security Hub S3.6. */
export const s3CrossAccount = control({
  id: 's3-cross-account',
  title: 'The bucket policy gives foreign accounts no sensitive action',
  description:
    "A foreign account that may change a bucket's policy, lists or encryption owns it in all but name. Judged " +
    'are the actions that Security Hub names, and others that configuration adds; by principals and by ' +
    'conditions on callers. A policy that is open to everyone for one of them fails, too. Suspended accounts ' +
    'are outside the organization.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::S3::Bucket',
  references: {
    securityHub: ['S3.6'],
    config: ['s3-bucket-blacklisted-actions-prohibited'],
    serverlessLens: ['SEC 2'],
    documents: [
      {
        title: 'Bucket policies for Amazon S3',
        url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html',
      },
    ],
  },
  parameters: {
    ...approvedAccounts,
    sensitiveActions: {
      description: 'Actions that no foreign account may be granted.',
      default: [
        's3:DeleteBucketPolicy',
        's3:PutBucketAcl',
        's3:PutBucketPolicy',
        's3:PutEncryptionConfiguration',
        's3:PutObjectAcl',
      ],
    },
  },
  evaluate: ownedBucket((bucket, context) =>
    judgeOutsiders(
      [{ text: bucket.policy }],
      bucket.$.accountId,
      context,
      context.parameter<string[]>('sensitiveActions'),
    ),
  ),
  remedy: bucket => ({
    summary: `Remove the statement for the foreign account from the policy of bucket ${bucket.name}.`,
    console: `Amazon S3 > Buckets > ${bucket.name} > Permissions > Bucket policy`,
    cli: `aws s3api put-bucket-policy --bucket ${bucket.name} --policy file://policy.json`,
    cloudformation: `# AWS::S3::BucketPolicy of ${bucket.name}\nPolicyDocument:\n  Statement:\n    - Effect: Allow\n      Principal: { AWS: "${bucket.accountId}" }\n      Action: s3:GetObject\n      Resource: ${bucket.arn}/*`,
    terraform: `resource "aws_s3_bucket_policy" "policy" {\n  bucket = "${bucket.name}"\n  policy = data.aws_iam_policy_document.narrow.json\n}`,
  }),
});
