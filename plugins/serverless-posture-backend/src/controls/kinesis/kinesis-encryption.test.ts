import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  kinesisStream,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { kinesisEncryption } from './kinesis-encryption';

testControl(kinesisEncryption, {
  passed: [kinesisStream({ encryptionType: 'KMS' })],
  failed: [
    {
      resource: kinesisStream({ encryptionType: 'NONE' }),
      matching: {
        evidence: [
          { path: 'StreamDescriptionSummary.EncryptionType', value: 'NONE' },
        ],
      },
    },
  ],
  notAvailable: [
    kinesisStream({
      encryptionType: unknown('denied', 'kinesis:DescribeStreamSummary'),
    }),
  ],
});
