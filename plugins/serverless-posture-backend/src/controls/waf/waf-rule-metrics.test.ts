import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  managedRuleGroup,
  testControl,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafRuleMetrics } from './waf-rule-metrics';

testControl(wafRuleMetrics, {
  passed: [webAcl({ rules: [managedRuleGroup('core')] })],
  failed: [
    {
      resource: webAcl({
        rules: [
          managedRuleGroup('core'),
          managedRuleGroup('sqli', {}, { hasMetrics: false }),
        ],
      }),
      matching: {
        evidence: [
          {
            path: 'Rules[sqli].VisibilityConfig.CloudWatchMetricsEnabled',
            value: false,
          },
        ],
      },
    },
    webAcl({
      rules: [managedRuleGroup('core', {}, { hasSampledRequests: false })],
    }),
  ],
  notAvailable: [webAcl({ rules: unknown('denied', 'wafv2:GetWebACL') })],
  notApplicable: [webAcl({ rules: [] })],
});
