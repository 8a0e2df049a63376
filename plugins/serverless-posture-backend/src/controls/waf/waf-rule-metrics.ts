import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { wafDocuments } from './documents';
import { changeRules, rulesFix } from './remedies';

/** Source: Security Hub WAF.12. */
export const wafRuleMetrics = control({
  id: 'waf-rule-metrics',
  title: 'Rules publish metrics and sampled requests',
  description:
    'Without its metric nobody sees that a rule begins to block, and without samples nobody sees whom. Both must be on for ' +
    'every rule of the web ACL, rule groups of Firewall Manager among them; rules inside of rule groups are not judged.',
  severity: 'LOW',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::WAFv2::WebACL',
  references: {
    securityHub: ['WAF.12'],
    config: ['wafv2-rulegroup-logging-enabled'],
    documents: [wafDocuments.metrics],
  },
  evaluate(acl) {
    if (acl.rules.length === 0) return notApplicable('it has no rules');
    const silent = acl.rules.flatMap(
      ({ name, hasMetrics, hasSampledRequests }) => [
        ...(hasMetrics
          ? []
          : [
              evidence(
                `Rules[${name}].VisibilityConfig.CloudWatchMetricsEnabled`,
                false,
              ),
            ]),
        ...(hasSampledRequests
          ? []
          : [
              evidence(
                `Rules[${name}].VisibilityConfig.SampledRequestsEnabled`,
                false,
              ),
            ]),
      ],
    );
    return silent.length > 0 ? failed(silent) : passed();
  },
  remedy: acl =>
    changeRules(
      acl,
      `Turn metrics and sampled requests on for every rule of ${acl.name}.`,
      {
        cloudformation:
          'VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: rule }',
        terraform:
          'visibility_config {\n  cloudwatch_metrics_enabled = true\n  sampled_requests_enabled   = true\n  metric_name                = "rule"\n}',
      },
    ),
  fix: rulesFix,
});
