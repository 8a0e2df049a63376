import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { collectionCoverage } from './collection-coverage';
import { orgScpLambdaGuardrails } from './org-scp-lambda-guardrails';
import { orgScpProtectGuardrails } from './org-scp-protect-guardrails';

export const organizationsControls: readonly AnyControl[] = [
  collectionCoverage,
  orgScpLambdaGuardrails,
  orgScpProtectGuardrails,
];
