import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { kmsGrantBroad } from './kms-grant-broad';
import { kmsPolicyPublic } from './kms-policy-public';
import { kmsRotation } from './kms-rotation';

export const kmsControls: readonly AnyControl[] = [
  kmsGrantBroad,
  kmsPolicyPublic,
  kmsRotation,
];
