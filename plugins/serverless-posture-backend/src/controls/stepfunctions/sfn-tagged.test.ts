import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  stateMachine,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { sfnTagged } from './sfn-tagged';

testControl(sfnTagged, {
  passed: [stateMachine({ $: { tags: { owner: 'shop' } } })],
  failed: [
    stateMachine({ $: { tags: {} } }),
    {
      resource: stateMachine({ $: { tags: { owner: 'shop' } } }),
      parameters: { requiredTags: ['service'] },
      note: 'another tag is required',
    },
  ],
  notAvailable: [
    stateMachine({ $: { tags: unknown('denied', 'tag:GetResources') } }),
  ],
});
