import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { ssmParameterPlaintextSecret } from './ssm-parameter-plaintext-secret';

export const ssmControls: readonly AnyControl[] = [ssmParameterPlaintextSecret];
