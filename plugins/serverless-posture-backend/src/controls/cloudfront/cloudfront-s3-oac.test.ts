import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  bucketOrigin,
  distribution,
  distributionOrigin,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontS3Oac } from './cloudfront-s3-oac';

const open = bucketOrigin({ originAccessControlId: null });
const withIdentity = bucketOrigin({
  id: 'old',
  originAccessControlId: null,
  originAccessIdentity: 'origin-access-identity/cloudfront/E1',
});

testControl(cloudfrontS3Oac, {
  passed: [distribution({ origins: [bucketOrigin()] })],
  failed: [
    {
      resource: distribution({ origins: [bucketOrigin(), open] }),
      matching: {
        evidence: [
          { path: 'Origins[site].OriginAccessControlId', value: null },
        ],
      },
    },
    {
      resource: distribution({ origins: [withIdentity] }),
      matching: { severity: 'LOW' },
    },
    {
      resource: distribution({ origins: [withIdentity, open] }),
      note: 'no lower severity',
    },
  ],
  notAvailable: [
    distribution({
      origins: unknown('denied', 'cloudfront:ListDistributions'),
    }),
  ],
  notApplicable: [
    distribution({ origins: [distributionOrigin()] }),
    {
      resource: distribution({
        origins: [
          bucketOrigin({ originAccessControlId: null, isBucketWebsite: true }),
        ],
      }),
      note: 'a web site',
    },
  ],
});
