import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { shieldAdvanced } from './shield-advanced';

export const shieldControls: readonly AnyControl[] = [shieldAdvanced];
