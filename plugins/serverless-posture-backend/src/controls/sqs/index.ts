import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { sqsCrossAccount } from './sqs-cross-account';
import { sqsEncryption } from './sqs-encryption';
import { sqsPublic } from './sqs-public';
import { sqsTagged } from './sqs-tagged';

export const sqsControls: readonly AnyControl[] = [
  sqsCrossAccount,
  sqsEncryption,
  sqsPublic,
  sqsTagged,
];
