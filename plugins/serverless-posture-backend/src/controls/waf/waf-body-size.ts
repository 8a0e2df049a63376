import { control } from 'backstage-plugin-serverless-posture-node';
import { bodySize, inspectionLimit } from './bodySize';
import { wafDocuments } from './documents';
import { judgeProtection } from './protection';
import { changeRules, rulesFix } from './remedies';

/** Source: AWS WAF guide, "Size constraint rule statement", "Oversize web request components in AWS WAF". */
export const wafBodySize = control({
  id: 'waf-body-size',
  title: 'Web ACL of an API limits the body size',
  description:
    'Large bodies cost memory and time of functions and carry what lies beyond the inspected part. Bodies above a limit must ' +
    'be blocked, by the core rule set (8 KB) or by a size condition. A condition that hopes to see more than AWS WAF ' +
    'inspects (8 KB of AppSync, else 16 KB unless it is raised) only works with oversize handling MATCH.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::WAFv2::WebACL',
  reads: ['AWS::WAFv2::RuleGroup'],
  references: {
    owasp: ['SAS-08'],
    documents: [wafDocuments.oversize, wafDocuments.managedGroups],
  },
  parameters: {
    maximumBytes: {
      description: 'Largest limit, in bytes, that is one.',
      default: 10 * 1024 * 1024,
      minimum: 1,
    },
  },
  evaluate: (acl, context) =>
    judgeProtection(
      acl,
      context,
      bodySize(inspectionLimit(acl), context.parameter<number>('maximumBytes')),
    ),
  remedy: acl =>
    changeRules(
      acl,
      `Block bodies above what the APIs behind ${acl.name} really take.`,
      {
        cloudformation: `Rules:
  - Name: body-size
    Priority: 1
    Action: { Block: {} }
    Statement:
      SizeConstraintStatement:
        FieldToMatch: { Body: { OversizeHandling: MATCH } }
        ComparisonOperator: GT
        Size: 8192
        TextTransformations: [{ Priority: 0, Type: NONE }]
    VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: body-size }`,
        terraform: `rule {
  name     = "body-size"
  priority = 1
  action {
    block {}
  }
  statement {
    size_constraint_statement {
      comparison_operator = "GT"
      size                = 8192
      field_to_match {
        body {
          oversize_handling = "MATCH"
        }
      }
      text_transformation {
        priority = 0
        type     = "NONE"
      }
    }
  }
}`,
      },
    ),
  fix: rulesFix,
});
