import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  subscription,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { snsHttpSubscription } from './sns-http-subscription';

testControl(snsHttpSubscription, {
  passed: [
    subscription({ protocol: 'https', endpoint: 'example.com' }),
    subscription({ protocol: 'lambda' }),
    subscription({ protocol: 'email', endpoint: null }),
  ],
  failed: [
    {
      resource: subscription({ protocol: 'http', endpoint: 'example.com' }),
      matching: {
        evidence: [
          { path: 'Protocol', value: 'http' },
          { path: 'Endpoint', value: 'example.com' },
        ],
      },
    },
    {
      resource: subscription({
        protocol: 'http',
        endpoint: unknown('malformed'),
      }),
      note: 'wherever it delivers to',
    },
  ],
  notAvailable: [
    subscription({ protocol: unknown('malformed') }),
    subscription({
      $: {
        unlisted: {
          errorClass: 'denied',
          operation: 'sns:ListSubscriptionsByTopic',
        },
      },
    }),
  ],
});
