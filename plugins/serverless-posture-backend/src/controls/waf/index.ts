import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { wafAllowRuleBypass } from './waf-allow-rule-bypass';
import { wafBodySize } from './waf-body-size';
import { wafClassicInUse } from './waf-classic-in-use';
import { wafClassicLogging } from './waf-classic-logging';
import { wafClassicNotEmpty } from './waf-classic-not-empty';
import { wafCoreRules } from './waf-core-rules';
import { wafCountOnly } from './waf-count-only';
import { wafKnownBadInputs } from './waf-known-bad-inputs';
import { wafLogging } from './waf-logging';
import { wafOversizeContinue } from './waf-oversize-continue';
import { wafRateRule } from './waf-rate-rule';
import { wafRuleMetrics } from './waf-rule-metrics';
import { wafSqliRules } from './waf-sqli-rules';
import { wafWebaclNotEmpty } from './waf-webacl-not-empty';
import { wafXssRules } from './waf-xss-rules';

export const wafControls: AnyControl[] = [
  wafAllowRuleBypass,
  wafBodySize,
  wafClassicInUse,
  wafClassicLogging,
  wafClassicNotEmpty,
  wafCoreRules,
  wafCountOnly,
  wafKnownBadInputs,
  wafLogging,
  wafOversizeContinue,
  wafRateRule,
  wafRuleMetrics,
  wafSqliRules,
  wafWebaclNotEmpty,
  wafXssRules,
];
