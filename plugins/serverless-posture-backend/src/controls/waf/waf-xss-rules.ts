import { control } from 'backstage-plugin-serverless-posture-node';
import { wafDocuments } from './documents';
import {
  judgeProtection,
  labelsOf,
  looksAtInput,
  Protection,
} from './protection';
import { addManagedGroup, rulesFix } from './remedies';

const crossSiteScripting: Protection = {
  groups: { AWSManagedRulesCommonRuleSet: /CrossSiteScripting/i },
  labels: labelsOf('awswaf:managed:aws:core-rule-set:', /CrossSiteScripting/i),
  condition(statement) {
    if (statement.kind !== 'xss') return 'no';
    return looksAtInput(statement) ? 'fully' : 'partly';
  },
};

/** Source: AWS WAF guide, "Core rule set (CRS) managed rule group", "Cross-site scripting attack rule statement". */
export const wafXssRules = control({
  id: 'waf-xss-rules',
  title: 'Web ACL of an API has cross-site-scripting rules',
  description:
    'What one caller writes, the browser of another may run. The scripting rules of the core rule set of AWS or an own ' +
    'condition must end in a block: groups that count, overridden rules and conditions below a NOT do not; what only blocks ' +
    'under further conditions fails with low severity. How clients show what an API returns is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::WAFv2::WebACL',
  reads: ['AWS::WAFv2::RuleGroup'],
  references: {
    owasp: ['SAS-01'],
    serverlessLens: ['SEC 3'],
    documents: [wafDocuments.managedGroups, wafDocuments.overrides],
  },
  evaluate: (acl, context) => judgeProtection(acl, context, crossSiteScripting),
  remedy: acl =>
    addManagedGroup(
      acl,
      'AWSManagedRulesCommonRuleSet',
      `Add the core rule set to ${acl.name} and let its scripting rules block.`,
    ),
  fix: rulesFix,
});
