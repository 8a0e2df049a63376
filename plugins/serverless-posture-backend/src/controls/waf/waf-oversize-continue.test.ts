import {
  unknown,
  WafField,
  WafRule,
} from 'backstage-plugin-serverless-posture-node';
import {
  managedRuleGroup,
  testControl,
  wafRule,
  wafRuleGroup,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafOversizeContinue } from './waf-oversize-continue';

const CORE = 'AWSManagedRulesCommonRuleSet';
const SQLI = 'AWSManagedRulesSQLiRuleSet';
const size = (bytes: number): WafRule =>
  wafRule({
    kind: 'size',
    field: { part: 'Body', oversize: 'MATCH' },
    operator: 'GT',
    size: bytes,
  });
const sqli = (oversize: WafField['oversize'], rule: Partial<WafRule> = {}) =>
  wafRule({ kind: 'sqli', field: { part: 'JsonBody', oversize } }, rule);

testControl(wafOversizeContinue, {
  passed: [
    {
      resource: webAcl({ rules: [managedRuleGroup(CORE)] }),
      note: 'the core rule set blocks bodies above 8 KB',
    },
    webAcl({ rules: [managedRuleGroup(SQLI), size(16_384)] }),
    webAcl({ rules: [sqli('CONTINUE'), size(8192)] }),
  ],
  failed: [
    {
      resource: webAcl({ rules: [managedRuleGroup(SQLI)] }),
      matching: {
        evidence: [{ path: `Rules[${SQLI}] OversizeHandling` }],
      },
    },
    webAcl({ rules: [sqli('CONTINUE')] }),
    webAcl({ rules: [sqli('NO_MATCH')] }),
    {
      resource: webAcl({ rules: [sqli('CONTINUE'), size(1_000_000)] }),
      note: 'bodies up to a megabyte pass',
    },
    webAcl({
      rules: [
        managedRuleGroup(CORE, {
          overrides: [{ rule: 'SizeRestrictions_BODY', action: 'count' }],
        }),
      ],
    }),
  ],
  notAvailable: [
    webAcl({ rules: unknown('denied', 'wafv2:GetWebACL') }),
    {
      resource: webAcl({
        rules: [
          sqli('CONTINUE'),
          wafRule({ kind: 'group', arn: wafRuleGroup().arn, overrides: [] }),
        ],
      }),
      note: 'a group that nobody read may limit bodies',
    },
  ],
  notApplicable: [
    { resource: webAcl({ protects: [] }), note: 'behind it is nothing' },
    webAcl({ rules: [] }),
    webAcl({ rules: [wafRule({ kind: 'geo' })] }),
    {
      resource: webAcl({
        rules: [managedRuleGroup(SQLI, {}, { countsOnly: true })],
      }),
      note: 'a group that counts',
    },
    {
      resource: webAcl({
        rules: [managedRuleGroup('AWSManagedRulesAmazonIpReputationList')],
      }),
      note: 'a group that looks at no body',
    },
    { resource: webAcl({ rules: [sqli('MATCH')] }), note: 'by MATCH' },
    {
      resource: webAcl({ rules: [sqli('CONTINUE', { action: 'count' })] }),
      note: 'nothing blocks',
    },
  ],
});
