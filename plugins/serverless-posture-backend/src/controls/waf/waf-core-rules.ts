import { control } from 'backstage-plugin-serverless-posture-node';
import { wafDocuments } from './documents';
import { judgeProtection, Protection } from './protection';
import { addManagedGroup, rulesFix } from './remedies';

/** Rules about sizes and user agents are often tuned, and leave the group what it is. */
const coreRules: Protection = {
  groups: {
    AWSManagedRulesCommonRuleSet:
      /CrossSiteScripting|GenericLFI|GenericRFI|EC2MetaDataSSRF|RestrictedExtensions/i,
  },
};

/** Source: AWS WAF guide, "Core rule set (CRS) managed rule group". */
export const wafCoreRules = control({
  id: 'waf-core-rules',
  title: 'Web ACL of an API uses a core managed rule group',
  description:
    'The core rule set of AWS follows what attackers try: file inclusion, requests to the metadata service, scripting. It ' +
    'must block all requests: a group that counts fails, one that is scoped down or whose injection rules are overridden ' +
    'fails with low severity. What groups of other vendors hold is not known.',
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
  evaluate: (acl, context) => judgeProtection(acl, context, coreRules),
  remedy: acl =>
    addManagedGroup(
      acl,
      'AWSManagedRulesCommonRuleSet',
      `Add the core rule set to ${acl.name} and let it block.`,
    ),
  fix: rulesFix,
});
