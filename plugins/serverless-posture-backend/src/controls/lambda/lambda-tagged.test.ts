import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaTagged } from './lambda-tagged';

testControl(lambdaTagged, {
  passed: [lambdaFunction({ $: { tags: { owner: 'payments' } } })],
  failed: [
    {
      resource: lambdaFunction({ $: { tags: {} } }),
      matching: { evidence: [{ path: 'Tags', value: '' }] },
    },
    {
      resource: lambdaFunction({
        $: { tags: { 'aws:cloudformation:stack-name': 'shop' } },
      }),
      note: 'tags of AWS only',
    },
  ],
  notAvailable: [
    lambdaFunction({ $: { tags: unknown('denied', 'tag:GetResources') } }),
    lambdaFunction({
      $: { tags: { owner: 'payments' }, unlisted: { errorClass: 'denied' } },
    }),
  ],
});
