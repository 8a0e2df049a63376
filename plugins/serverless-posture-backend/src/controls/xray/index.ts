import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { xrayEncryptionCmk } from './xray-encryption-cmk';

export const xrayControls: readonly AnyControl[] = [xrayEncryptionCmk];
