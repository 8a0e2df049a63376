import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { kmsDecryptAllKeys } from './kms-decrypt-all-keys';
import { kmsGrantBroad } from './kms-grant-broad';
import { kmsPolicyPublic } from './kms-policy-public';
import { kmsRotation } from './kms-rotation';

export const kmsControls: readonly AnyControl[] = [
  kmsDecryptAllKeys,
  kmsGrantBroad,
  kmsPolicyPublic,
  kmsRotation,
];
