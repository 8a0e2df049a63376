import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { whereKnown } from '../whereKnown';
import { notOurs } from './ownTrail';

/** Source: Security Hub CloudTrail.6, CloudTrail.7. */
export const cloudtrailBucketProtected = control({
  id: 'cloudtrail-bucket-protected',
  title: 'The bucket of the trail is private and logs its own access',
  description:
    'The files of a trail name people, resources and addresses, and are what an intruder would change first. ' +
    'Neither the policy nor the access control list of the bucket may admit everyone; a bucket that does not ' +
    'log who reads it fails with low severity. Blocks of public access are not taken into account, and buckets ' +
    'of other accounts are not read.',
  severity: 'CRITICAL',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::CloudTrail::Trail',
  references: {
    securityHub: ['CloudTrail.6', 'CloudTrail.7'],
    documents: [
      {
        title: 'Amazon S3 bucket policy for CloudTrail',
        url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html',
      },
      {
        title: 'Logging requests with server access logging',
        url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
      },
    ],
  },
  evaluate(trail): Verdict {
    const elsewhere = notOurs(trail);
    if (elsewhere) return elsewhere;
    const bucket = `arn:${trail.$.arn.split(':')[1]}:s3:::${trail.bucketName}`;
    const byPolicy = whereKnown(() => trail.bucketPolicyIsPublic);
    const byList = whereKnown(() => trail.bucketAclIsPublic);
    // Open by one of them is open; private needs both to be known.
    if (
      byPolicy ||
      byList ||
      trail.bucketPolicyIsPublic ||
      trail.bucketAclIsPublic
    ) {
      return failed([
        ...(byPolicy ? [evidence('PolicyStatus.IsPublic', true, bucket)] : []),
        ...(byList ? [evidence('Grants', 'everyone', bucket)] : []),
      ]);
    }
    return trail.bucketLogsTo === null
      ? failed([evidence('LoggingEnabled.TargetBucket', null, bucket)], {
          severity: 'LOW',
        })
      : passed();
  },
  remedy: trail => ({
    summary: `Close the bucket of the trail ${trail.name} and let it log its own access.`,
    console: `CloudTrail > Trails > ${trail.name}`,
    cli: `aws s3api put-public-access-block --bucket <bucket> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true\naws s3api put-bucket-logging --bucket <bucket> --bucket-logging-status file://logging.json`,
    cloudformation: `# ${trail.name}\nTrailBucket:\n  Type: AWS::S3::Bucket\n  Properties:\n    LoggingConfiguration:\n      DestinationBucketName: !Ref AccessLogs\n    PublicAccessBlockConfiguration:\n      BlockPublicAcls: true\n      BlockPublicPolicy: true\n      IgnorePublicAcls: true\n      RestrictPublicBuckets: true`,
    terraform: `# ${trail.name}\nresource "aws_s3_bucket_public_access_block" "trail" {\n  bucket                  = aws_s3_bucket.trail.id\n  block_public_acls       = true\n  block_public_policy     = true\n  ignore_public_acls      = true\n  restrict_public_buckets = true\n}`,
  }),
});
