import {
  control,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { approvedAccounts } from '../policy/documents';
import { grantEvidence } from '../policy/evidence';
import { grantsOutside, insidersOf } from '../policy/outsiders';
import { assertClear, isUnlimited, whoMay } from '../policy/whoMay';
import { ownedBucket } from './ownedBucket';

/** Source: CloudFront guide, "Restrict access to an Amazon S3 origin". */
export const s3OacBucketPolicy = control({
  id: 's3-oac-bucket-policy',
  title: 'The origin bucket admits CloudFront for known distributions only',
  description:
    "A policy that admits the service CloudFront without naming a distribution lets anyone's distribution " +
    'serve the bucket. Judged are all statements for cloudfront.amazonaws.com: a condition on aws:SourceArn ' +
    'must name distributions of the organization, or aws:SourceAccount its accounts. Origin access identities ' +
    'belong to one distribution each and pass. Whether the distribution still exists is not asked.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::S3::Bucket',
  references: {
    serverlessLens: ['SEC 2'],
    documents: [
      {
        title: 'Restrict access to an Amazon S3 origin',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
      },
    ],
  },
  parameters: approvedAccounts,
  evaluate: ownedBucket((bucket, context) => {
    const callers = whoMay(undefined, bucket.policy);
    const ofCloudFront = callers.services.filter(({ caller }) =>
      caller.value.startsWith('cloudfront.'),
    );
    if (ofCloudFront.length === 0) {
      assertClear(callers);
      return notApplicable('its policy does not admit CloudFront');
    }
    const open = ofCloudFront.filter(isUnlimited);
    if (open.length > 0) {
      return failed(grantEvidence(open), {
        reason: "anyone's distribution may read it",
      });
    }
    const foreign = grantsOutside(
      { ...callers, accounts: [], everyone: [], services: ofCloudFront },
      insidersOf(
        bucket.$.accountId,
        context,
        context.parameter<string[]>('approvedAccounts'),
      ),
    );
    return foreign.length > 0
      ? failed(grantEvidence(foreign), {
          reason: 'a distribution outside the organization may read it',
        })
      : passed();
  }),
  remedy: bucket => ({
    summary: `Name the distribution in a condition of the policy of bucket ${bucket.name}.`,
    console: `Amazon S3 > Buckets > ${bucket.name} > Permissions > Bucket policy`,
    cli: `aws s3api put-bucket-policy --bucket ${bucket.name} --policy file://policy.json`,
    cloudformation: `# AWS::S3::BucketPolicy of ${bucket.name}\nCondition:\n  StringEquals:\n    "aws:SourceArn": arn:aws:cloudfront::${bucket.accountId}:distribution/<id>`,
    terraform: `# policy of ${bucket.name}\ncondition {\n  test     = "StringEquals"\n  variable = "aws:SourceArn"\n  values   = [aws_cloudfront_distribution.site.arn]\n}`,
  }),
});
