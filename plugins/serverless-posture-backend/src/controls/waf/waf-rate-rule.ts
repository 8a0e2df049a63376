import { control } from 'backstage-plugin-serverless-posture-node';
import { wafDocuments } from './documents';
import { Protection, judgeProtection } from './protection';
import { changeRules, rulesFix } from './remedies';

/** Too many requests of one caller. */
const flood = (maximumPerMinute: number): Protection => ({
  groups: {},
  condition(statement) {
    if (statement.kind !== 'rate') return 'no';
    const { limit, window, scopeDown, aggregate } = statement;
    if ((limit * 60) / window > maximumPerMinute) return 'no';
    // Requests without the header of a forwarded address aren't counted, whatever its fallback; nor those without a custom key.
    // Custom keys are never the address alone (WAF API reference, "RateBasedStatementCustomKey").
    const isEscapable = /^(FORWARDED_IP|CUSTOM_KEYS)$/.test(aggregate);
    return scopeDown || isEscapable ? 'partly' : 'fully';
  },
});

/** Source: AWS WAF guide, "Using rate-based rule statements in AWS WAF". */
export const wafRateRule = control({
  id: 'waf-rate-rule',
  title: 'Web ACL of an API has a rate-based rule with a sane limit',
  description:
    'A limit per caller stops floods and the guessing of passwords before they use up the throttle that all callers share. A ' +
    'rate-based rule must block above a limit that is judged as requests per minute; a rule that is scoped down, or that ' +
    'counts by a forwarded address or by custom keys, which callers may leave out or vary, fails with low severity. The real ' +
    'traffic is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::WAFv2::WebACL',
  reads: ['AWS::WAFv2::RuleGroup'],
  references: {
    owasp: ['SAS-08'],
    serverlessLens: ['REL 1'],
    documents: [wafDocuments.rate],
  },
  parameters: {
    maximumPerMinute: {
      description: 'Most requests per minute that one caller may send.',
      default: 2000,
      minimum: 2,
    },
  },
  evaluate: (acl, context) =>
    judgeProtection(
      acl,
      context,
      flood(context.parameter<number>('maximumPerMinute')),
    ),
  remedy: acl =>
    changeRules(acl, `Add a rate-based rule that blocks to ${acl.name}.`, {
      cloudformation: `Rules:
  - Name: rate
    Priority: 0
    Action: { Block: {} }
    Statement:
      RateBasedStatement: { Limit: 2000, EvaluationWindowSec: 300, AggregateKeyType: IP }
    VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: rate }`,
      terraform: `rule {
  name     = "rate"
  priority = 0
  action {
    block {}
  }
  statement {
    rate_based_statement {
      limit              = 2000
      aggregate_key_type = "IP"
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = true
    metric_name                = "rate"
  }
}`,
    }),
  fix: rulesFix,
});
