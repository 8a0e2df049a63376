import { unknown, WafRule } from 'backstage-plugin-serverless-posture-node';
import {
  managedRuleGroup,
  testControl,
  wafRule,
  wafRuleGroup,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafCountOnly } from './waf-count-only';

const counting = managedRuleGroup('core', {}, { countsOnly: true });
const label: WafRule['statement'] = {
  kind: 'label',
  key: 'awswaf:managed:aws:core-rule-set:',
};
const own: WafRule = wafRule({
  kind: 'group',
  arn: wafRuleGroup().arn,
  overrides: [],
});
const overriding = (count: number, group = 'core') =>
  managedRuleGroup(group, {
    overrides: Array.from({ length: count }, (_, i) => ({
      rule: `rule${i}`,
      action: 'count' as const,
    })),
  });

testControl(wafCountOnly, {
  passed: [
    webAcl({ rules: [managedRuleGroup('core')] }),
    webAcl({ rules: [wafRule({ kind: 'geo' })] }),
    {
      resource: webAcl({ rules: [], defaultAction: 'block' }),
      note: 'nothing passes that no rule allows',
    },
    {
      resource: webAcl({ rules: [counting, wafRule(label)] }),
      note: 'another rule blocks by the labels',
    },
    {
      resource: webAcl({
        rules: [
          wafRule({ kind: 'geo' }, { action: 'count' }),
          managedRuleGroup('core'),
        ],
      }),
      note: 'an own rule that counts beside',
    },
    {
      resource: webAcl({ rules: [overriding(5), managedRuleGroup('sqli')] }),
      note: 'a group without overrides beside',
    },
    {
      resource: webAcl({ rules: [overriding(5), wafRule({ kind: 'geo' })] }),
      note: 'another rule blocks',
    },
    {
      resource: webAcl({
        rules: [overriding(5, 'AWSManagedRulesCommonRuleSet')],
      }),
      note: 'a group that is known to have more rules',
    },
    {
      resource: webAcl({ rules: [overriding(5)], defaultAction: 'block' }),
      note: 'the default blocks',
    },
    {
      resource: webAcl({
        rules: [
          managedRuleGroup('core', {
            overrides: [
              { rule: 'a', action: 'count' },
              { rule: 'b', action: 'captcha' },
            ],
          }),
        ],
      }),
      note: 'an overridden rule still stops',
    },
    {
      resource: webAcl({ rules: [own] }),
      with: [wafRuleGroup({ rules: [wafRule({ kind: 'geo' })] })],
      note: 'a rule group blocks',
    },
  ],
  failed: [
    {
      resource: webAcl({ rules: [] }),
      note: 'no rules',
      matching: { evidence: [{ path: 'DefaultAction', value: 'Allow' }] },
    },
    {
      resource: webAcl({ rules: [counting] }),
      matching: { reason: 'no rule blocks anything' },
    },
    webAcl({ rules: [wafRule({ kind: 'geo' }, { action: 'count' })] }),
    {
      resource: webAcl({ rules: [{ ...own, countsOnly: true }] }),
      with: [wafRuleGroup({ rules: [wafRule({ kind: 'geo' })] })],
      note: 'a rule group that only counts',
    },
    {
      resource: webAcl({ rules: [counting, managedRuleGroup('sqli')] }),
      note: 'one of two groups',
      matching: { severity: 'MEDIUM' },
    },
    {
      resource: webAcl({
        rules: [counting, wafRule({ kind: 'not', statement: label })],
      }),
      note: 'a rule blocks all but the labels',
      matching: { severity: 'MEDIUM' },
    },
    {
      resource: webAcl({ rules: [overriding(6)] }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    webAcl({ rules: unknown('denied', 'wafv2:GetWebACL') }),
    { resource: webAcl({ rules: [own] }), note: 'a group that was not read' },
    webAcl({ rules: [own, managedRuleGroup('core')] }),
    {
      resource: webAcl({
        rules: [overriding(5, 'AWSManagedRulesSQLiRuleSet')],
      }),
      note: 'as many as are known of the group',
    },
    {
      resource: webAcl({ rules: [overriding(1)] }),
      note: 'nobody knows how much is left of the group',
      matching: {
        reason:
          'only rule groups with overrides could block, and how many rules they have is not read',
      },
    },
    {
      resource: webAcl({
        rules: [
          managedRuleGroup('core', {
            overrides: [{ rule: 'a', action: 'allow' }],
          }),
        ],
      }),
      note: 'overridden to allow',
    },
  ],
});
