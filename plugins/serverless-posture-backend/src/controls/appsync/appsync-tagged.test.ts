import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncTagged } from './appsync-tagged';

testControl(appsyncTagged, {
  passed: [
    graphqlApi({ $: { tags: { team: 'shop' } } }),
    {
      resource: graphqlApi({ $: { tags: { owner: 'shop' } } }),
      parameters: { requiredTags: ['owner'] },
    },
  ],
  failed: [
    graphqlApi(),
    {
      resource: graphqlApi({ $: { tags: { team: 'shop' } } }),
      parameters: { requiredTags: ['owner'] },
      matching: { reason: 'it lacks owner' },
    },
  ],
  notAvailable: [
    graphqlApi({ $: { tags: unknown('denied', 'appsync:ListGraphqlApis') } }),
  ],
});
