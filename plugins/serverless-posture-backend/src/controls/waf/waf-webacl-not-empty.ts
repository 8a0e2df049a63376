import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { wafDocuments } from './documents';
import { addManagedGroup, rulesFix } from './remedies';

/** Source: Security Hub WAF.10. */
export const wafWebaclNotEmpty = control({
  id: 'waf-webacl-not-empty',
  title: 'Web ACL has at least one rule or rule group',
  description:
    'A web ACL without rules does to every request what its default action says: it looks like protection and is none. Own ' +
    'rules, rule groups and those of Firewall Manager count; what they block is the matter of other controls.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::WAFv2::WebACL',
  references: {
    securityHub: ['WAF.10'],
    config: ['wafv2-webacl-not-empty'],
    documents: [wafDocuments.webAcl],
  },
  evaluate: acl =>
    acl.rules.length > 0 ? passed() : failed([evidence('Rules', '')]),
  remedy: acl =>
    addManagedGroup(
      acl,
      'AWSManagedRulesCommonRuleSet',
      `Add rules to ${acl.name}, the core rule set first.`,
    ),
  fix: rulesFix,
});
