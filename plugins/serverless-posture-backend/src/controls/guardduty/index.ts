import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { guarddutyDataProtections } from './guardduty-data-protections';
import { guarddutyEnabled } from './guardduty-enabled';
import { guarddutyLambdaProtection } from './guardduty-lambda-protection';
import { guarddutyOpenFindings } from './guardduty-open-findings';
import { guarddutyOrgManaged } from './guardduty-org-managed';
import { guarddutySuppressionRules } from './guardduty-suppression-rules';

export const guarddutyControls: readonly AnyControl[] = [
  guarddutyDataProtections,
  guarddutyEnabled,
  guarddutyLambdaProtection,
  guarddutyOpenFindings,
  guarddutyOrgManaged,
  guarddutySuppressionRules,
];
