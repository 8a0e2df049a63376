import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  managedRuleGroup,
  testControl,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafKnownBadInputs } from './waf-known-bad-inputs';

const GROUP = 'AWSManagedRulesKnownBadInputsRuleSet';

testControl(wafKnownBadInputs, {
  passed: [webAcl({ rules: [managedRuleGroup(GROUP)] })],
  failed: [
    webAcl({ rules: [] }),
    webAcl({ rules: [managedRuleGroup(GROUP, {}, { countsOnly: true })] }),
    {
      resource: webAcl({
        rules: [
          managedRuleGroup(GROUP, {
            overrides: [{ rule: 'Log4JRCE_HEADER', action: 'count' }],
          }),
        ],
      }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [webAcl({ rules: unknown('denied', 'wafv2:GetWebACL') })],
  notApplicable: [
    { resource: webAcl({ protects: [] }), note: 'behind it is nothing' },
  ],
});
