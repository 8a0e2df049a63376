import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { codebuildPlaintextSecrets } from './codebuild-plaintext-secrets';

/** Controls of build projects. */
export const codebuildControls: AnyControl[] = [codebuildPlaintextSecrets];
