import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  eventBus,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { eventbridgeTagged } from './eventbridge-tagged';

testControl(eventbridgeTagged, {
  passed: [eventBus({ $: { tags: { owner: 'shop' } } })],
  failed: [
    eventBus({ $: { tags: {} } }),
    {
      resource: eventBus({ $: { tags: { owner: 'shop' } } }),
      parameters: { requiredTags: ['service'] },
      note: 'another tag is required',
    },
  ],
  notAvailable: [
    eventBus({ $: { tags: unknown('denied', 'tag:GetResources') } }),
  ],
  notApplicable: [eventBus({ isDefault: true })],
});
