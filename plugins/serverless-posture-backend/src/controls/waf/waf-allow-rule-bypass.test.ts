import {
  unknown,
  WafRule,
  WafStatement,
} from 'backstage-plugin-serverless-posture-node';
import {
  managedRuleGroup,
  testControl,
  wafIpSet,
  wafRule,
  wafRuleGroup,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafAllowRuleBypass } from './waf-allow-rule-bypass';

const office: WafStatement = { kind: 'ip-set', arn: wafIpSet().arn };
const header: WafStatement = {
  kind: 'match',
  of: 'ByteMatchStatement',
  field: { part: 'SingleHeader', oversize: null },
};
const geo: WafStatement = { kind: 'geo' };
const allow = (statement: WafStatement): WafRule =>
  wafRule(statement, { action: 'allow' });
const core = managedRuleGroup('AWSManagedRulesCommonRuleSet');

const having = (note: string, rules: WafRule[], ...addresses: string[]) => ({
  resource: webAcl({ rules }),
  with: addresses.length ? [wafIpSet({ addresses })] : [wafIpSet()],
  note,
});

testControl(wafAllowRuleBypass, {
  passed: [
    having('nothing is allowed', [core]),
    having('one address', [allow(office), core]),
    having('allowed last', [core, allow(geo)]),
    having('a country of one address', [
      allow({ kind: 'and', statements: [office, geo] }),
      core,
    ]),
    having('a label of an earlier rule', [
      allow({ kind: 'label', key: 'verified' }),
      core,
    ]),
    having('nothing protects', [allow(geo)]),
    having('nothing protects from two', [allow(geo), allow(header)]),
    having('what counts protects from nothing', [
      allow(geo),
      managedRuleGroup(
        'AWSManagedRulesCommonRuleSet',
        {},
        { countsOnly: true },
      ),
    ]),
  ],
  failed: [
    {
      ...having(
        'everyone by address',
        [allow(office), core],
        '0.0.0.0/1',
        '128.0.0.0/1',
      ),
      matching: {
        evidence: [{ path: 'Rules[ip-set].Action', value: 'Allow' }],
      },
    },
    { ...having('a country', [allow(geo), core]), severity: 'HIGH' },
    {
      resource: webAcl({ rules: [allow(office), allow(geo), core] }),
      note: 'a country beside a set that was not read',
    },
    having('all but an address', [
      allow({ kind: 'not', statement: office }),
      core,
    ]),
    having('an address or a country', [
      allow({ kind: 'or', statements: [office, geo] }),
      core,
    ]),
    {
      ...having('a header', [allow(header), core]),
      matching: { severity: 'LOW' },
    },
    {
      ...having('a managed rule that allows', [
        managedRuleGroup('AWSManagedRulesSQLiRuleSet', {
          overrides: [{ rule: 'SQLi_BODY', action: 'allow' }],
        }),
      ]),
      severity: 'HIGH',
    },
    {
      ...having('within a rule group', [
        wafRule({ kind: 'group', arn: wafRuleGroup().arn, overrides: [] }),
        core,
      ]),
      with: [wafRuleGroup({ rules: [allow(geo)] })],
      matching: { evidence: [{ path: 'Rules[group].Rules[geo].Action' }] },
    },
  ],
  notAvailable: [
    webAcl({ rules: unknown('denied', 'wafv2:GetWebACL') }),
    {
      resource: webAcl({ rules: [allow(office), core] }),
      with: [wafIpSet({ addresses: unknown('denied', 'wafv2:GetIPSet') })],
    },
    {
      resource: webAcl({ rules: [allow(office), core] }),
      note: 'a set that was not read',
    },
    {
      resource: webAcl({
        rules: [
          wafRule({ kind: 'group', arn: wafRuleGroup().arn, overrides: [] }),
          core,
        ],
      }),
      note: 'a group that was not read',
    },
  ],
  notApplicable: [
    { resource: webAcl({ protects: [] }), note: 'behind it is nothing' },
  ],
});
