import { control } from 'backstage-plugin-serverless-posture-node';
import { wafDocuments } from './documents';
import {
  judgeProtection,
  labelsOf,
  looksAtInput,
  Protection,
} from './protection';
import { addManagedGroup, rulesFix } from './remedies';

const sqlInjection: Protection = {
  groups: { AWSManagedRulesSQLiRuleSet: /SQLi/i },
  labels: labelsOf('awswaf:managed:aws:sql-database:', /SQLi/i),
  condition(statement) {
    if (statement.kind !== 'sqli') return 'no';
    return looksAtInput(statement) ? 'fully' : 'partly';
  },
};

/** Source: AWS WAF guide, "SQL database managed rule group", "SQL injection attack rule statement". */
export const wafSqliRules = control({
  id: 'waf-sqli-rules',
  title: 'Web ACL of an API has SQL-injection rules',
  description:
    'Text of a request that becomes part of a query is the oldest way into a database. The SQL database rule group of AWS or ' +
    'an own SQL injection condition must end in a block: groups that count, overridden rules and conditions below a NOT do ' +
    'not; what only blocks under further conditions fails with low severity. Which back ends use SQL is not visible.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::WAFv2::WebACL',
  reads: ['AWS::WAFv2::RuleGroup'],
  references: {
    owasp: ['SAS-01'],
    serverlessLens: ['SEC 3'],
    documents: [wafDocuments.managedGroups, wafDocuments.overrides],
  },
  evaluate: (acl, context) => judgeProtection(acl, context, sqlInjection),
  remedy: acl =>
    addManagedGroup(
      acl,
      'AWSManagedRulesSQLiRuleSet',
      `Add the SQL database rule group to ${acl.name} and let it block.`,
    ),
  fix: rulesFix,
});
