import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  distribution,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontTagged } from './cloudfront-tagged';

testControl(cloudfrontTagged, {
  passed: [distribution({ $: { tags: { team: 'shop' } } })],
  failed: [
    distribution(),
    {
      resource: distribution({ $: { tags: { team: 'shop' } } }),
      parameters: { requiredTags: ['owner'] },
    },
  ],
  notAvailable: [
    distribution({ $: { tags: unknown('denied', 'tag:GetResources') } }),
  ],
});
