import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { firehoseEncryption } from './firehose-encryption';
import { kinesisEncryption } from './kinesis-encryption';

export const kinesisControls: readonly AnyControl[] = [
  firehoseEncryption,
  kinesisEncryption,
];
