import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { codeartifactExternalPublish } from './codeartifact-external-publish';

export const codeartifactControls: readonly AnyControl[] = [
  codeartifactExternalPublish,
];
