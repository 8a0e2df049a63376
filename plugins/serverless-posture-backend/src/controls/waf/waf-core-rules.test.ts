import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  managedRuleGroup,
  testControl,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafCoreRules } from './waf-core-rules';

const GROUP = 'AWSManagedRulesCommonRuleSet';
const overriding = (rule: string) =>
  webAcl({
    rules: [
      managedRuleGroup(GROUP, { overrides: [{ rule, action: 'count' }] }),
    ],
  });

testControl(wafCoreRules, {
  passed: [
    webAcl({ rules: [managedRuleGroup(GROUP)] }),
    overriding('SizeRestrictions_BODY'),
  ],
  failed: [
    webAcl({ rules: [] }),
    webAcl({ rules: [managedRuleGroup('AWSManagedRulesSQLiRuleSet')] }),
    webAcl({ rules: [managedRuleGroup(GROUP, {}, { countsOnly: true })] }),
    {
      resource: overriding('GenericLFI_BODY'),
      matching: {
        severity: 'LOW',
        evidence: [{ value: 'overridden: GenericLFI_BODY' }],
      },
    },
  ],
  notAvailable: [
    webAcl({ rules: unknown('throttled', 'wafv2:GetWebACL') }),
    webAcl({ rules: [managedRuleGroup('all_rules', { vendor: 'Fortinet' })] }),
  ],
  notApplicable: [
    { resource: webAcl({ protects: [] }), note: 'behind it is nothing' },
  ],
});
