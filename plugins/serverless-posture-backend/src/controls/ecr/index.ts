import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { ecrCmk } from './ecr-cmk';
import { ecrEnhancedScanning } from './ecr-enhanced-scanning';
import { ecrImageSecrets } from './ecr-image-secrets';
import { ecrLifecycle } from './ecr-lifecycle';
import { ecrPublic } from './ecr-public';
import { ecrTagImmutability } from './ecr-tag-immutability';

/** Controls of container images and their repositories. */
export const ecrControls: AnyControl[] = [
  ecrCmk,
  ecrEnhancedScanning,
  ecrImageSecrets,
  ecrLifecycle,
  ecrPublic,
  ecrTagImmutability,
];
