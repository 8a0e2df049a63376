import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  subscription,
  testControl,
  topic,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { snsDeliveryLogging } from './sns-delivery-logging';

const toFunction = subscription({ protocol: 'lambda' });
const toQueue = subscription({ protocol: 'sqs' });

testControl(snsDeliveryLogging, {
  passed: [
    { resource: topic({ loggedProtocols: ['lambda'] }), with: [toFunction] },
    {
      resource: topic({ loggedProtocols: ['http', 'https'] }),
      with: [subscription({ protocol: 'https', endpoint: 'example.com' })],
    },
  ],
  failed: [
    {
      resource: topic({ loggedProtocols: ['lambda'] }),
      with: [toFunction, toQueue],
      matching: {
        evidence: [
          { path: 'Attributes.SQSFailureFeedbackRoleArn', value: null },
        ],
      },
    },
  ],
  notAvailable: [
    {
      resource: topic({
        loggedProtocols: unknown('denied', 'sns:GetTopicAttributes'),
      }),
      with: [toFunction],
    },
    {
      resource: topic({}),
      unlisted: { 'AWS::SNS::Subscription': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    topic({ loggedProtocols: [] }),
    {
      resource: topic({ loggedProtocols: [] }),
      with: [
        subscription({ protocol: 'email', endpoint: null }),
        subscription({ topicArn: 'arn:of:another' }),
      ],
      note: 'by mail only',
    },
  ],
});
