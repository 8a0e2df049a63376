import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  dynamoDbTable,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { dynamodbTagged } from './dynamodb-tagged';

const tagged = (tags: Record<string, string>) => dynamoDbTable({ $: { tags } });

testControl(dynamodbTagged, {
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
  notAvailable: [
    dynamoDbTable({ $: { tags: unknown('denied', 'tag:GetResources') } }),
  ],
});
