import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  bucketOrigin,
  distribution,
  distributionOrigin,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontS3OriginMissing } from './cloudfront-s3-origin-missing';

const origins = [bucketOrigin(), distributionOrigin()];

testControl(cloudfrontS3OriginMissing, {
  passed: [distribution({ origins, missingBuckets: [] })],
  failed: [
    {
      resource: distribution({ origins, missingBuckets: ['shop-site'] }),
      matching: {
        evidence: [
          {
            path: 'Origins[site].DomainName',
            value: 'shop-site.s3.eu-west-1.amazonaws.com',
          },
        ],
      },
    },
    {
      resource: distribution({
        enabled: false,
        origins: [
          bucketOrigin({
            domainName: 'old.s3-website-eu-west-1.amazonaws.com',
            bucket: 'old',
            isBucketWebsite: true,
          }),
        ],
        missingBuckets: ['old'],
      }),
      note: 'the web site of a bucket, on a disabled distribution',
    },
  ],
  notAvailable: [
    {
      resource: distribution({
        origins,
        missingBuckets: unknown('denied', 's3:GetBucketLocation'),
      }),
      note: 'a bucket of another account, or a denied read',
    },
  ],
  notApplicable: [distribution()],
});
