import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { inspectorEcr } from './inspector-ecr';
import { inspectorLambdaCode } from './inspector-lambda-code';
import { inspectorLambdaStandard } from './inspector-lambda-standard';
import { inspectorOrgAutoEnable } from './inspector-org-auto-enable';
import { inspectorSuppressionRules } from './inspector-suppression-rules';

export const inspectorControls: readonly AnyControl[] = [
  inspectorEcr,
  inspectorLambdaCode,
  inspectorLambdaStandard,
  inspectorOrgAutoEnable,
  inspectorSuppressionRules,
];
