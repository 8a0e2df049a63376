import {
  control,
  evidence,
  failed,
  passed,
  WafLogging,
} from 'backstage-plugin-serverless-posture-node';
import { wafDocuments } from './documents';
import { consolePath } from './remedies';

/** Source: Security Hub WAF.11. */
export const wafLogging = control({
  id: 'waf-logging',
  title: 'Web ACL logs requests',
  description:
    'The log says which rule stopped whom, and what an attack tried before it got through. A destination must be set, and the ' +
    'filter must keep requests that are blocked. What else a filter drops, and how long the destination keeps its logs, is ' +
    'not judged.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::WAFv2::WebACL',
  references: {
    securityHub: ['WAF.11'],
    config: ['wafv2-logging-enabled'],
    owasp: ['SAS-05'],
    documents: [wafDocuments.logging],
  },
  evaluate({ logging }) {
    if (logging === null || logging.destinations.length === 0)
      return failed([evidence('LogDestinationConfigs', '')]);
    if (keepsBlocked(logging)) return passed(logging.destinations.join(', '));
    return failed(
      [evidence('LoggingFilter.DefaultBehavior', logging.defaultBehavior)],
      { reason: 'the filter drops requests that are blocked' },
    );
  },
  remedy: acl => ({
    summary: `Log the requests of ${acl.name}, and keep those that are blocked.`,
    console: consolePath(acl, 'Logging and metrics'),
    cli: `aws wafv2 put-logging-configuration --region ${acl.region} --logging-configuration ResourceArn=${acl.arn},LogDestinationConfigs=<ARN of a log group aws-waf-logs-…>`,
    cloudformation: `Logging:\n  Type: AWS::WAFv2::LoggingConfiguration\n  Properties:\n    ResourceArn: ${acl.arn}\n    LogDestinationConfigs: [!GetAtt LogGroup.Arn]`,
    terraform: `resource "aws_wafv2_web_acl_logging_configuration" "logging" {\n  resource_arn            = "${acl.arn}"\n  log_destination_configs = [aws_cloudwatch_log_group.waf.arn]\n}`,
  }),
});

/** Whether every request that is blocked is surely kept: the default keeps it and no filter may drop it, or a filter keeps it. */
function keepsBlocked({ defaultBehavior, filters }: WafLogging): boolean {
  const about = (behavior: 'KEEP' | 'DROP') =>
    filters.filter(
      one => one.behavior === behavior && one.actions.includes('BLOCK'),
    );
  if (about('DROP').length > 0) return false;
  // A filter by labels alone may drop requests whatever became of them.
  const drops = filters.some(
    ({ behavior, actions, labels }) =>
      behavior === 'DROP' && actions.length === 0 && labels > 0,
  );
  if (defaultBehavior === 'KEEP' && !drops) return true;
  return about('KEEP').some(
    ({ requirement, labels, actions }) =>
      requirement === 'MEETS_ANY' || (labels === 0 && actions.length === 1),
  );
}
