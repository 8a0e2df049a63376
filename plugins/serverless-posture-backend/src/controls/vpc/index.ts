import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { vpcFlowLogs } from './vpc-flow-logs';

/** Controls of the networks that functions run in. */
export const vpcControls: AnyControl[] = [vpcFlowLogs];
