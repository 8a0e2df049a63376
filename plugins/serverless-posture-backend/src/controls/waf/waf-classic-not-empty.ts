import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { leaveClassic } from './classicRemedy';
import { wafDocuments } from './documents';

/** Source: Security Hub WAF.2 to WAF.4 and WAF.6 to WAF.8. */
export const wafClassicNotEmpty = control({
  id: 'waf-classic-not-empty',
  title: 'Web ACL, groups and rules of WAF Classic are not empty',
  description:
    'A web ACL without rules, a group without rules and a rule without conditions look like protection and stop nobody. ' +
    'Rate-based rules need no condition: they count all requests of an address. AWS ended WAF Classic on 30 September 2025; ' +
    'judged are web ACLs that a stage or distribution still names, with what they use, and not what lies about unused.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::WAFRegional::WebACL',
  references: {
    securityHub: ['WAF.2', 'WAF.3', 'WAF.4', 'WAF.6', 'WAF.7', 'WAF.8'],
    config: [
      'waf-global-rule-not-empty',
      'waf-global-rulegroup-not-empty',
      'waf-global-webacl-not-empty',
      'waf-regional-rule-not-empty',
      'waf-regional-rulegroup-not-empty',
      'waf-regional-webacl-not-empty',
    ],
    documents: [wafDocuments.classic],
  },
  evaluate({ rules }) {
    if (rules.length === 0) return failed([evidence('Rules', '')]);
    const empty = rules.filter(({ holds }) => holds === 0);
    if (empty.length === 0) return passed();
    return failed(
      empty.map(({ id, kind }) =>
        evidence(`${kind === 'GROUP' ? 'RuleGroup' : 'Rule'}[${id}]`, ''),
      ),
    );
  },
  remedy: acl => leaveClassic(acl, 'with rules that block'),
});
