import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  secret,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { secretsmanagerTagged } from './secretsmanager-tagged';

const tagged = (tags: Record<string, string>) => secret({ $: { tags } });

testControl(secretsmanagerTagged, {
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
    secret({ $: { tags: unknown('denied', 'secretsmanager:ListSecrets') } }),
  ],
});
