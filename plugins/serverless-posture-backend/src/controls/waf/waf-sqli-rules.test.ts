import {
  unknown,
  WafRule,
  WafStatement,
} from 'backstage-plugin-serverless-posture-node';
import {
  managedRuleGroup,
  testControl,
  wafRule,
  wafRuleGroup,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafSqliRules } from './waf-sqli-rules';

const GROUP = 'AWSManagedRulesSQLiRuleSet';
const sqli: WafStatement = {
  kind: 'sqli',
  field: { part: 'Body', oversize: 'MATCH' },
};
const path: WafStatement = {
  kind: 'match',
  of: 'ByteMatchStatement',
  field: { part: 'UriPath', oversize: null },
};
const label = (key: string): WafStatement => ({ kind: 'label', key });
const NAMESPACE = 'awswaf:managed:aws:sql-database:';

const having = (note: string, ...rules: WafRule[]) => ({
  resource: webAcl({ rules }),
  note,
});

const own = wafRule({
  kind: 'group',
  arn: wafRuleGroup().arn,
  overrides: [],
});
const inGroup = (rules: WafRule[]) => [wafRuleGroup({ rules })];

testControl(wafSqliRules, {
  passed: [
    having('the group of AWS', managedRuleGroup(GROUP)),
    having('an own condition', wafRule(sqli)),
    having(
      'a condition among others of which any suffices',
      wafRule({ kind: 'or', statements: [sqli, path] }),
    ),
    having(
      'a group that labels, and a rule that blocks all its labels',
      managedRuleGroup(GROUP, {}, { countsOnly: true }),
      wafRule(label(NAMESPACE)),
    ),
    having(
      'an override of a rule that another question concerns',
      managedRuleGroup(GROUP, {
        overrides: [{ rule: 'Other', action: 'count' }],
      }),
    ),
    {
      ...having('within a rule group', own),
      with: inGroup([wafRule(sqli)]),
    },
    {
      ...having('beside a group that nobody may read', own, wafRule(sqli)),
      with: [wafRuleGroup({ rules: unknown('denied', 'wafv2:GetRuleGroup') })],
    },
  ],
  failed: [
    { ...having('no rule'), matching: { evidence: [{ path: 'Rules' }] } },
    having('another group', managedRuleGroup('AWSManagedRulesCommonRuleSet')),
    having(
      'the group counts',
      managedRuleGroup(GROUP, {}, { countsOnly: true }),
    ),
    having('the condition counts', wafRule(sqli, { action: 'count' })),
    having('the condition allows', wafRule(sqli, { action: 'allow' })),
    having('below a NOT', wafRule({ kind: 'not', statement: sqli })),
    having(
      'in the scope of a rate only',
      wafRule({
        kind: 'rate',
        limit: 100,
        window: 300,
        aggregate: 'IP',
        fallback: null,
        scopeDown: sqli,
      }),
    ),
    having('labels that nothing gives', wafRule(label(NAMESPACE))),
    having(
      'a group of that name by somebody else, which counts',
      managedRuleGroup(GROUP, { vendor: 'F5' }, { countsOnly: true }),
    ),
    {
      ...having(
        'a rule of the group is overridden',
        managedRuleGroup(GROUP, {
          overrides: [{ rule: 'SQLi_BODY', action: 'count' }],
        }),
      ),
      matching: { severity: 'LOW' },
    },
    {
      ...having('scoped down', managedRuleGroup(GROUP, { scopeDown: path })),
      matching: { severity: 'LOW' },
    },
    {
      ...having(
        'under a further condition',
        wafRule({ kind: 'and', statements: [sqli, path] }),
      ),
      matching: { severity: 'LOW' },
    },
    {
      ...having(
        'one header only',
        wafRule({
          kind: 'sqli',
          field: { part: 'SingleHeader', oversize: null },
        }),
      ),
      matching: { severity: 'LOW' },
    },
    {
      ...having(
        'some of the labels',
        managedRuleGroup(GROUP, {}, { countsOnly: true }),
        wafRule(label(`${NAMESPACE}SQLi_Body`)),
      ),
      matching: { severity: 'LOW' },
    },
    {
      ...having('a rule group that only counts', { ...own, countsOnly: true }),
      with: inGroup([wafRule(sqli)]),
    },
    {
      ...having('overridden within a rule group', {
        ...own,
        statement: {
          kind: 'group',
          arn: wafRuleGroup().arn,
          overrides: [{ rule: 'sqli', action: 'count' }],
        },
      }),
      with: inGroup([wafRule(sqli)]),
    },
  ],
  notAvailable: [
    webAcl({ rules: unknown('denied', 'wafv2:GetWebACL') }),
    {
      ...having('a group that nobody may read', own),
      with: [wafRuleGroup({ rules: unknown('denied', 'wafv2:GetRuleGroup') })],
    },
    having('a group that is not there', own),
    having(
      'a group of another vendor',
      managedRuleGroup('OWASP_Managed', { vendor: 'F5' }),
    ),
  ],
  notApplicable: [
    { resource: webAcl({ protects: [] }), note: 'behind it is nothing' },
  ],
});
