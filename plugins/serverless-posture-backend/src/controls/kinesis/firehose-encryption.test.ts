import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  deliveryStream,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { firehoseEncryption } from './firehose-encryption';

testControl(firehoseEncryption, {
  passed: [deliveryStream(), deliveryStream({ encryptionStatus: 'ENABLING' })],
  failed: [
    {
      resource: deliveryStream({ encryptionStatus: null }),
      matching: {
        evidence: [
          { path: 'DeliveryStreamEncryptionConfiguration.Status', value: null },
        ],
      },
    },
    deliveryStream({ encryptionStatus: 'DISABLED' }),
    deliveryStream({ encryptionStatus: 'ENABLING_FAILED' }),
  ],
  notAvailable: [
    deliveryStream({
      source: unknown('denied', 'firehose:DescribeDeliveryStream'),
      encryptionStatus: unknown('denied', 'firehose:DescribeDeliveryStream'),
    }),
    deliveryStream({ encryptionStatus: unknown('malformed') }),
  ],
  notApplicable: [
    deliveryStream({ source: 'KinesisStreamAsSource', encryptionStatus: null }),
  ],
});
