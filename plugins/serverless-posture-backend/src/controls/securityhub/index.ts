import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { securityhubActiveServerlessFindings } from './securityhub-active-serverless-findings';
import { securityhubAggregation } from './securityhub-aggregation';
import { securityhubEnabled } from './securityhub-enabled';
import { securityhubOrgAdmin } from './securityhub-org-admin';
import { securityhubServerlessControlsDisabled } from './securityhub-serverless-controls-disabled';
import { securityhubStandards } from './securityhub-standards';

export const securityhubControls: readonly AnyControl[] = [
  securityhubActiveServerlessFindings,
  securityhubAggregation,
  securityhubEnabled,
  securityhubOrgAdmin,
  securityhubServerlessControlsDisabled,
  securityhubStandards,
];
