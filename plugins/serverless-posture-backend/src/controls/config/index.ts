import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { configOrgAggregator } from './config-org-aggregator';
import { configRecorderEnabled } from './config-recorder-enabled';
import { configRecordsServerlessTypes } from './config-records-serverless-types';
import { configRemediationConfigured } from './config-remediation-configured';
import { configServerlessNoncompliant } from './config-serverless-noncompliant';
import { configServerlessRules } from './config-serverless-rules';

export const configControls: readonly AnyControl[] = [
  configOrgAggregator,
  configRecorderEnabled,
  configRecordsServerlessTypes,
  configRemediationConfigured,
  configServerlessNoncompliant,
  configServerlessRules,
];
