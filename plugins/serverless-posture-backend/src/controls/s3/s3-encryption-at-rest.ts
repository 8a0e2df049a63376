import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { maybeSensitive, sensitiveTags } from '../sensitiveTags';
import { ownedBucket } from './ownedBucket';

/** Source: Security Hub S3.17. */
export const s3EncryptionAtRest = control({
  id: 's3-encryption-at-rest',
  title: 'Buckets are encrypted at rest, with KMS where data is sensitive',
  description:
    'S3 encrypts new objects by itself; with a KMS key, whoever reads them needs a right to the key as well. ' +
    'What a bucket stores is not visible: a parameter names the tags that mark sensitive data; without any, ' +
    'all buckets need KMS. Objects from before the setting keep the encryption they had.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::S3::Bucket',
  references: {
    securityHub: ['S3.17'],
    config: [
      's3-default-encryption-kms',
      's3-bucket-server-side-encryption-enabled',
    ],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title:
          'Setting default server-side encryption behavior for Amazon S3 buckets',
        url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html',
      },
    ],
  },
  parameters: sensitiveTags,
  evaluate: ownedBucket((bucket, context) => {
    const algorithm = bucket.encryption?.algorithm ?? null;
    const isKms = algorithm?.startsWith('aws:kms') ?? false;
    const isEnough =
      isKms || (algorithm !== null && !maybeSensitive(bucket, context));
    return isEnough
      ? passed()
      : failed([
          evidence(
            'ApplyServerSideEncryptionByDefault.SSEAlgorithm',
            algorithm,
          ),
        ]);
  }),
  remedy: bucket => ({
    summary: `Make KMS the default encryption of bucket ${bucket.name}.`,
    console: `Amazon S3 > Buckets > ${bucket.name} > Properties > Default encryption`,
    cli: `aws s3api put-bucket-encryption --bucket ${bucket.name} --server-side-encryption-configuration file://encryption.json # with SSEAlgorithm aws:kms`,
    cloudformation: `# ${bucket.name}, AWS::S3::Bucket\nBucketEncryption:\n  ServerSideEncryptionConfiguration:\n    - BucketKeyEnabled: true\n      ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms }`,
    terraform: `resource "aws_s3_bucket_server_side_encryption_configuration" "kms" {\n  bucket = "${bucket.name}"\n  rule {\n    bucket_key_enabled = true\n    apply_server_side_encryption_by_default { sse_algorithm = "aws:kms" }\n  }\n}`,
  }),
});
