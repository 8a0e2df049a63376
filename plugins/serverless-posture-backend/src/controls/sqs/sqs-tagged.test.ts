import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  queue,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { sqsTagged } from './sqs-tagged';

const tagged = (tags: Record<string, string>) => queue({ $: { tags } });

testControl(sqsTagged, {
  passed: [
    tagged({ owner: 'shop' }),
    {
      resource: tagged({ owner: 'shop', stage: 'prod' }),
      parameters: { requiredTags: ['owner', 'stage'] },
      note: 'all that are required',
    },
  ],
  failed: [
    tagged({}),
    {
      resource: tagged({ 'aws:cloudformation:stack-name': 'shop' }),
      note: 'tags of AWS only',
    },
    {
      resource: tagged({ owner: 'shop' }),
      parameters: { requiredTags: ['owner', 'stage'] },
      matching: { reason: 'it lacks stage' },
      note: 'a required one is missing',
    },
  ],
  notAvailable: [queue({ $: { tags: unknown('denied', 'tag:GetResources') } })],
});
