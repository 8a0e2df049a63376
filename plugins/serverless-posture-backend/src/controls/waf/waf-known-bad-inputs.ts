import { control } from 'backstage-plugin-serverless-posture-node';
import { wafDocuments } from './documents';
import { judgeProtection, labelsOf, Protection } from './protection';
import { addManagedGroup, rulesFix } from './remedies';

const knownBadInputs: Protection = {
  groups: {
    AWSManagedRulesKnownBadInputsRuleSet:
      /Log4J|JavaDeserialization|ReactJS|ExploitablePaths/i,
  },
  labels: labelsOf(
    'awswaf:managed:aws:known-bad-inputs:',
    /Log4J|Java|ReactJS/i,
  ),
};

/** Source: AWS WAF guide, "Known bad inputs managed rule group". */
export const wafKnownBadInputs = control({
  id: 'waf-known-bad-inputs',
  title: 'Web ACL of an API has the known-bad-inputs group (Log4j and friends)',
  description:
    'Requests that carry exploits of libraries, such as those of Log4j, are known word for word and blocked by this rule ' +
    'group of AWS before any code sees them. It must block all requests: a group that counts fails, one that is scoped down ' +
    'or whose exploit rules are overridden fails with low severity. Groups of other vendors are not known.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::WAFv2::WebACL',
  reads: ['AWS::WAFv2::RuleGroup'],
  references: {
    owasp: ['SAS-01', 'SAS-06'],
    serverlessLens: ['SEC 3'],
    documents: [wafDocuments.managedGroups, wafDocuments.overrides],
  },
  evaluate: (acl, context) => judgeProtection(acl, context, knownBadInputs),
  remedy: acl =>
    addManagedGroup(
      acl,
      'AWSManagedRulesKnownBadInputsRuleSet',
      `Add the known bad inputs group to ${acl.name} and let it block.`,
    ),
  fix: rulesFix,
});
