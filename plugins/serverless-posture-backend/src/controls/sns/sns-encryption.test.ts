import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  topic,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { snsEncryption } from './sns-encryption';

testControl(snsEncryption, {
  passed: [
    topic({ kmsKeyId: 'alias/aws/sns' }),
    topic({ kmsKeyId: 'alias/orders' }),
  ],
  failed: [
    {
      resource: topic({ kmsKeyId: null }),
      matching: {
        evidence: [{ path: 'Attributes.KmsMasterKeyId', value: null }],
      },
    },
  ],
  notAvailable: [
    topic({ kmsKeyId: unknown('denied', 'sns:GetTopicAttributes') }),
  ],
});
