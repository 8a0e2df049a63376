import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { albLambdaTarget } from './alb-lambda-target';

export const elbControls: readonly AnyControl[] = [albLambdaTarget];
