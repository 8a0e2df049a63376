import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { refusesPlainHttp } from '../policy/plainHttp';
import { ownedBucket } from './ownedBucket';

/** Source: Security Hub S3.5. */
export const s3SecureTransport = control({
  id: 's3-secure-transport',
  title: 'The bucket policy refuses plain HTTP',
  description:
    'S3 answers over plain HTTP, too, unless the bucket policy denies it. Judged is a Deny for everyone, of ' +
    'every action of S3 on the bucket and its objects, whenever aws:SecureTransport is false; an Allow that ' +
    'asks for TLS does not refuse what other policies allow.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::S3::Bucket',
  references: {
    securityHub: ['S3.5'],
    config: ['s3-bucket-ssl-requests-only'],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Security best practices for Amazon S3',
        url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
      },
    ],
  },
  evaluate: ownedBucket(({ $, policy }) =>
    refusesPlainHttp(policy, 's3', [$.arn, `${$.arn}/*`])
      ? passed()
      : failed([
          evidence('Policy', policy === null ? null : 'no such statement'),
        ]),
  ),
  remedy: bucket => ({
    summary: `Deny everyone the use of bucket ${bucket.name} when aws:SecureTransport is false.`,
    console: `Amazon S3 > Buckets > ${bucket.name} > Permissions > Bucket policy`,
    cli: `aws s3api put-bucket-policy --bucket ${bucket.name} --policy file://policy.json`,
    cloudformation: `# AWS::S3::BucketPolicy of ${bucket.name}\n- Effect: Deny\n  Principal: "*"\n  Action: s3:*\n  Resource: [${bucket.arn}, ${bucket.arn}/*]\n  Condition: { Bool: { "aws:SecureTransport": "false" } }`,
    terraform: `statement {\n  effect    = "Deny"\n  actions   = ["s3:*"]\n  resources = ["${bucket.arn}", "${bucket.arn}/*"]\n  principals {\n    type        = "*"\n    identifiers = ["*"]\n  }\n  condition {\n    test     = "Bool"\n    variable = "aws:SecureTransport"\n    values   = ["false"]\n  }\n}`,
  }),
});
