import {
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

/** The one way out of WAF Classic, which takes no changes any more: what `acl` should do has to be done by today's AWS WAF. */
export function leaveClassic(acl: ResourceIdentity, todo: string): Remedy {
  const isRegional = acl.arn.includes(':waf-regional:');
  const scope = isRegional ? 'REGIONAL' : 'CLOUDFRONT';
  const place = isRegional ? acl.region : 'Global (CloudFront)';
  return {
    summary: `Replace ${acl.name} by a web ACL of AWS WAF ${todo}; WAF Classic has ended.`,
    console: `WAF & Shield (${place}) > Web ACLs > Create web ACL`,
    cli: `aws wafv2 create-web-acl --region ${acl.region} --scope ${scope} --name ${acl.name} --default-action Allow={} --rules file://rules.json --visibility-config SampledRequestsEnabled=true,CloudWatchMetricsEnabled=true,MetricName=${acl.name}`,
    cloudformation: `WebAcl:\n  Type: AWS::WAFv2::WebACL\n  Properties:\n    Name: ${acl.name}\n    Scope: ${scope}\n    DefaultAction: { Allow: {} }\n    Rules: []  # what ${acl.name} was for\n    VisibilityConfig: { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: ${acl.name} }`,
    terraform: `resource "aws_wafv2_web_acl" "acl" {\n  name  = "${acl.name}"\n  scope = "${scope}"\n  # the rules that ${acl.name} was for\n}`,
  };
}
