import {
  Fix,
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

const scopeOf = ({ arn }: ResourceIdentity) =>
  arn.includes(':global/') ? 'CLOUDFRONT' : 'REGIONAL';

const idOf = ({ arn }: ResourceIdentity) => arn.slice(arn.lastIndexOf('/') + 1);

/** The way to a tab of the web ACL in the console. */
export function consolePath(acl: ResourceIdentity, tab: string): string {
  const place = scopeOf(acl) === 'CLOUDFRONT' ? 'Global' : acl.region;
  return `WAF & Shield (${place}) > Web ACLs > ${acl.name} > ${tab}`;
}

/** Changes the rules of a web ACL. */
export function changeRules(
  acl: ResourceIdentity,
  summary: string,
  {
    cloudformation,
    terraform,
  }: Required<Pick<Remedy, 'cloudformation' | 'terraform'>>,
): Remedy {
  const names = `--region ${acl.region} --scope ${scopeOf(acl)} --name ${
    acl.name
  } --id ${idOf(acl)}`;
  return {
    summary,
    console: consolePath(acl, 'Rules'),
    cli: [
      `aws wafv2 get-web-acl ${names} > acl.json`,
      `aws wafv2 update-web-acl ${names} --lock-token <LockToken of acl.json> --default-action <of acl.json> --visibility-config <of acl.json> --rules file://rules.json`,
    ].join('\n'),
    cloudformation: `# ${acl.name}, AWS::WAFv2::WebACL\n${cloudformation}`,
    terraform: `# ${acl.name}, aws_wafv2_web_acl\n${terraform}`,
  };
}

/** Adds a rule group of AWS that blocks. */
export function addManagedGroup(
  acl: ResourceIdentity,
  group: string,
  summary: string,
): Remedy {
  return changeRules(acl, summary, {
    cloudformation: `Rules:
  - Name: ${group}
    Priority: 10
    OverrideAction: { None: {} }
    Statement:
      ManagedRuleGroupStatement: { VendorName: AWS, Name: ${group} }
    VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: ${group} }`,
    terraform: `rule {
  name     = "${group}"
  priority = 10
  override_action {
    none {}
  }
  statement {
    managed_rule_group_statement {
      vendor_name = "AWS"
      name        = "${group}"
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = true
    metric_name                = "${group}"
  }
}`,
  });
}

/** All that is wrong with the rules of one web ACL leaves by the same edit. */
export function rulesFix({ $ }: { $: ResourceIdentity }): Fix {
  return {
    key: `${$.arn} Rules`,
    title: `Mend the rules of web ACL ${$.name}`,
    arn: $.arn,
  };
}
