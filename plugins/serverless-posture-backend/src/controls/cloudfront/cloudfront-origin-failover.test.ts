import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  distribution,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontOriginFailover } from './cloudfront-origin-failover';

testControl(cloudfrontOriginFailover, {
  passed: [distribution({ originGroups: 1 })],
  failed: [distribution({ originGroups: 0 })],
  notAvailable: [
    distribution({
      originGroups: unknown('denied', 'cloudfront:ListDistributions'),
    }),
  ],
});
