import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  bucketOrigin,
  cacheBehavior,
  distribution,
  distributionOrigin,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontDefaultRootObject } from './cloudfront-default-root-object';

const site = {
  origins: [bucketOrigin(), distributionOrigin()],
  behaviors: [cacheBehavior({ targetOriginId: 'site' })],
};

testControl(cloudfrontDefaultRootObject, {
  passed: [distribution({ ...site, defaultRootObject: 'index.html' })],
  failed: [
    distribution({ ...site, defaultRootObject: null }),
    {
      resource: distribution({
        ...site,
        behaviors: [cacheBehavior({ targetOriginId: 'group-1' })],
        defaultRootObject: null,
      }),
      note: 'a group of origins',
    },
  ],
  notAvailable: [
    distribution({
      ...site,
      defaultRootObject: unknown('denied', 'cloudfront:GetDistributionConfig'),
    }),
  ],
  notApplicable: [
    {
      resource: distribution({
        ...site,
        behaviors: [cacheBehavior({ targetOriginId: 'api' })],
        defaultRootObject: null,
      }),
      note: 'an API',
    },
    distribution({
      origins: [bucketOrigin({ isBucketWebsite: true })],
      behaviors: [cacheBehavior({ targetOriginId: 'site' })],
      defaultRootObject: null,
    }),
  ],
});
