import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { securityhubEnabled } from './securityhub-enabled';

export const securityhubControls: readonly AnyControl[] = [securityhubEnabled];
