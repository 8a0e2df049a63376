import {
  subscription,
  testControl,
  topic,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { FOREIGN, outsiderCases } from '../__testUtils__/outsiderCases';
import { snsCrossAccount } from './sns-cross-account';

const { cases } = outsiderCases({
  build: topic,
  action: 'sns:Publish',
  operation: 'sns:GetTopicAttributes',
});

testControl(snsCrossAccount, {
  ...cases,
  passed: [
    ...cases.passed,
    topic({ policy: null }),
    {
      resource: topic({}),
      with: [
        subscription({}),
        subscription({ protocol: 'email', endpoint: null }),
        subscription({ protocol: 'https', endpoint: 'example.com' }),
        subscription({ topicArn: 'arn:of:another', owner: FOREIGN }),
      ],
      note: 'subscribers of our own, and of another topic',
    },
  ],
  failed: [
    ...cases.failed,
    {
      resource: topic({}),
      with: [subscription({ owner: FOREIGN })],
      matching: { evidence: [{ path: 'Subscriptions.Owner', value: FOREIGN }] },
      note: 'a foreign subscriber',
    },
    {
      resource: topic({}),
      with: [
        subscription({
          protocol: 'sqs',
          endpoint: `arn:aws:sqs:eu-west-1:${FOREIGN}:orders`,
        }),
      ],
      note: 'a foreign queue',
    },
  ],
  notAvailable: [
    ...cases.notAvailable,
    {
      resource: topic({}),
      unlisted: { 'AWS::SNS::Subscription': { errorClass: 'denied' } },
      note: 'the subscriptions could not be listed',
    },
  ],
});
