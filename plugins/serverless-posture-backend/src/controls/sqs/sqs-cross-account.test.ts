import {
  queue,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { FOREIGN, outsiderCases } from '../__testUtils__/outsiderCases';
import { sqsCrossAccount } from './sqs-cross-account';

const { admitting, cases } = outsiderCases({
  build: queue,
  action: 'sqs:SendMessage',
  operation: 'sqs:GetQueueAttributes',
});

testControl(sqsCrossAccount, {
  ...cases,
  passed: [
    ...cases.passed,
    queue({ policy: null }),
    {
      resource: admitting('*', {
        Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } },
      }),
      note: 'a bucket, which names no account',
    },
  ],
  failed: [
    ...cases.failed,
    {
      resource: admitting(
        { Service: 'sns.amazonaws.com' },
        {
          Condition: {
            ArnEquals: {
              'aws:SourceArn': `arn:aws:sns:eu-west-1:${FOREIGN}:topic`,
            },
          },
        },
      ),
      note: "somebody else's topic",
    },
  ],
});
