import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeDistribution, distributionFix } from './remedies';

/** Source: Security Hub CloudFront.13. */
export const cloudfrontS3Oac = control({
  id: 'cloudfront-s3-oac',
  title: 'Buckets are reached through origin access control',
  description:
    'Without it a bucket must be open to everyone to be served, so that it can be read around the distribution. An origin ' +
    'access identity, the older way, fails with low severity: it knows neither KMS keys nor new Regions. Web site ' +
    'endpoints of buckets cannot have either and are left out. Whether a control signs requests is not read, so that ' +
    'one whose signing behavior is `never` passes, too.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  references: {
    securityHub: ['CloudFront.13'],
    config: [
      'cloudfront-s3-origin-access-control-enabled',
      'cloudfront-origin-access-identity-enabled',
    ],
    serverlessLens: ['SEC 2'],
    documents: [
      {
        title: 'Restrict access to an Amazon S3 origin',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
      },
    ],
  },
  evaluate({ origins }) {
    const buckets = origins.filter(
      ({ bucket, isBucketWebsite }) => bucket !== null && !isBucketWebsite,
    );
    if (buckets.length === 0) return notApplicable('no origin is a bucket');
    const without = buckets.filter(one => one.originAccessControlId === null);
    if (without.length === 0) return passed();
    const found = without.map(({ id, originAccessIdentity }) =>
      originAccessIdentity
        ? evidence(
            `Origins[${id}].S3OriginConfig.OriginAccessIdentity`,
            originAccessIdentity,
          )
        : evidence(`Origins[${id}].OriginAccessControlId`, null),
    );
    return without.every(one => one.originAccessIdentity !== null)
      ? failed(found, {
          severity: 'LOW',
          reason: 'an origin access identity limits the bucket',
        })
      : failed(found);
  },
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Attach an origin access control to the buckets of ${distribution.name} and let their policies admit only the distribution.`,
      {
        page: 'Origins',
        cloudformation:
          'Origins:\n  - Id: <origin>\n    OriginAccessControlId: !Ref OriginAccessControl',
        terraform:
          'origin {\n  origin_access_control_id = aws_cloudfront_origin_access_control.bucket.id\n}',
      },
    ),
  fix: distributionFix,
});
