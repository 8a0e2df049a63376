import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  managedRuleGroup,
  testControl,
  wafRule,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafXssRules } from './waf-xss-rules';

const GROUP = 'AWSManagedRulesCommonRuleSet';
const field = { part: 'AllQueryArguments', oversize: null };

testControl(wafXssRules, {
  passed: [
    webAcl({ rules: [managedRuleGroup(GROUP)] }),
    webAcl({ rules: [wafRule({ kind: 'xss', field })] }),
    {
      resource: webAcl({
        rules: [
          managedRuleGroup(GROUP, {
            overrides: [{ rule: 'SizeRestrictions_BODY', action: 'count' }],
          }),
        ],
      }),
      note: 'another rule of the group is tuned',
    },
  ],
  failed: [
    webAcl({ rules: [] }),
    {
      resource: webAcl({
        rules: [
          managedRuleGroup(GROUP, {
            overrides: [{ rule: 'CrossSiteScripting_BODY', action: 'count' }],
          }),
        ],
      }),
      matching: { severity: 'LOW' },
    },
    webAcl({ rules: [managedRuleGroup(GROUP, {}, { countsOnly: true })] }),
    webAcl({ rules: [wafRule({ kind: 'sqli', field })] }),
  ],
  notAvailable: [webAcl({ rules: unknown('denied', 'wafv2:GetWebACL') })],
  notApplicable: [
    { resource: webAcl({ protects: [] }), note: 'behind it is nothing' },
  ],
});
