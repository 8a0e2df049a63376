import { unknown, WafField } from 'backstage-plugin-serverless-posture-node';
import {
  managedRuleGroup,
  testControl,
  wafRule,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafBodySize } from './waf-body-size';

const GROUP = 'AWSManagedRulesCommonRuleSet';
const above = (
  size: number,
  oversize: WafField['oversize'],
  more: object = {},
) =>
  wafRule({
    kind: 'size',
    field: { part: 'Body', oversize },
    operator: 'GT',
    size,
    ...more,
  });

testControl(wafBodySize, {
  passed: [
    webAcl({ rules: [managedRuleGroup(GROUP)] }),
    webAcl({ rules: [above(8192, 'CONTINUE')] }),
    {
      resource: webAcl({ rules: [above(1_000_000, 'MATCH')] }),
      note: 'what is not inspected is blocked',
    },
    {
      resource: webAcl({
        rules: [above(32_000, 'CONTINUE')],
        bodyLimits: { API_GATEWAY: 65_536 },
      }),
      note: 'more is inspected',
    },
    {
      resource: webAcl({
        rules: [
          managedRuleGroup(GROUP, {}, { countsOnly: true }),
          wafRule({
            kind: 'label',
            key: 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body',
          }),
        ],
      }),
      note: 'by its label',
    },
  ],
  failed: [
    webAcl({ rules: [] }),
    {
      resource: webAcl({ rules: [above(100_000, 'CONTINUE')] }),
      note: 'never reached: the first 16 KB are inspected',
    },
    {
      resource: webAcl({
        rules: [above(10_000, 'CONTINUE')],
        protects: ['API_GATEWAY', 'APPSYNC'],
        bodyLimits: { API_GATEWAY: 16_384, APPSYNC: 8192 },
      }),
      note: 'never reached for AppSync',
    },
    webAcl({ rules: [above(8192, 'NO_MATCH')] }),
    webAcl({ rules: [above(8192, 'CONTINUE', { operator: 'LT' })] }),
    webAcl({ rules: [above(20_000_000, 'MATCH')] }),
    webAcl({
      rules: [
        above(10, 'MATCH', { field: { part: 'UriPath', oversize: null } }),
      ],
    }),
    {
      resource: webAcl({
        rules: [
          managedRuleGroup(GROUP, {
            overrides: [{ rule: 'SizeRestrictions_BODY', action: 'count' }],
          }),
        ],
      }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    webAcl({ rules: unknown('denied', 'wafv2:GetWebACL') }),
    webAcl({ bodyLimits: unknown('denied', 'wafv2:GetWebACL') }),
  ],
  notApplicable: [
    { resource: webAcl({ protects: [] }), note: 'behind it is nothing' },
  ],
});
