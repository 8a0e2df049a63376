import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { s3CrossAccount } from './s3-cross-account';
import { s3DeploymentBucketShadow } from './s3-deployment-bucket-shadow';
import { s3EncryptionAtRest } from './s3-encryption-at-rest';
import { s3EventNotificationTarget } from './s3-event-notification-target';
import { s3OacBucketPolicy } from './s3-oac-bucket-policy';
import { s3Public } from './s3-public';
import { s3SecureTransport } from './s3-secure-transport';

export const s3Controls: readonly AnyControl[] = [
  s3CrossAccount,
  s3DeploymentBucketShadow,
  s3EncryptionAtRest,
  s3EventNotificationTarget,
  s3OacBucketPolicy,
  s3Public,
  s3SecureTransport,
];
