import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  queue,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { sqsEncryption } from './sqs-encryption';

const denied = unknown('denied', 'sqs:GetQueueAttributes');

testControl(sqsEncryption, {
  passed: [
    {
      resource: queue({ managedSse: true, kmsKeyId: null }),
      note: 'with the key of SQS',
    },
    queue({ managedSse: false, kmsKeyId: 'alias/orders' }),
  ],
  failed: [
    {
      resource: queue({ managedSse: false, kmsKeyId: null }),
      matching: { evidence: [{ value: false }] },
    },
  ],
  notAvailable: [
    queue({ managedSse: denied, kmsKeyId: denied }),
    queue({ managedSse: denied, kmsKeyId: null }),
  ],
});
