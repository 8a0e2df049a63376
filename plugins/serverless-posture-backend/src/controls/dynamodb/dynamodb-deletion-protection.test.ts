import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  dynamoDbTable,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { dynamodbDeletionProtection } from './dynamodb-deletion-protection';

testControl(dynamodbDeletionProtection, {
  passed: [dynamoDbTable({ deletionProtection: true })],
  failed: [
    {
      resource: dynamoDbTable({ deletionProtection: false }),
      matching: {
        evidence: [{ path: 'Table.DeletionProtectionEnabled', value: false }],
      },
    },
  ],
  notAvailable: [
    dynamoDbTable({
      deletionProtection: unknown('denied', 'dynamodb:DescribeTable'),
    }),
  ],
});
