import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  dynamoDbTable,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { dynamodbPitr } from './dynamodb-pitr';

testControl(dynamodbPitr, {
  passed: [dynamoDbTable({ pointInTimeRecovery: true })],
  failed: [
    {
      resource: dynamoDbTable({ pointInTimeRecovery: false }),
      matching: {
        evidence: [
          {
            path: 'PointInTimeRecoveryDescription.PointInTimeRecoveryStatus',
            value: 'DISABLED',
          },
        ],
      },
    },
  ],
  notAvailable: [
    dynamoDbTable({
      pointInTimeRecovery: unknown(
        'denied',
        'dynamodb:DescribeContinuousBackups',
      ),
    }),
  ],
});
