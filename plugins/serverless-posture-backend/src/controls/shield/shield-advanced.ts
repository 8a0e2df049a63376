import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "AWS Shield Advanced overview". */
export const shieldAdvanced = control({
  id: 'shield-advanced',
  title: 'Shield Advanced is subscribed, renews itself and protects something',
  description:
    'Shield Advanced adds people, insurance and finer detection against floods, for a price that not every ' +
    'account is worth. Who wants it must be subscribed, with automatic renewal, and protect at least one ' +
    'resource: a subscription alone protects nothing. Whether every public entry point is among the protected ' +
    'is not judged.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'EDGE',
  resourceType: 'AWS::Shield::Subscription',
  references: {
    config: ['shield-advanced-enabled-autorenew', 'shield-drt-access'],
    documents: [
      {
        title: 'AWS Shield Advanced overview',
        url: 'https://docs.aws.amazon.com/waf/latest/developerguide/ddos-advanced-summary.html',
      },
    ],
  },
  evaluate(shield): Verdict {
    if (!shield.subscribed) return failed([evidence('Subscription', null)]);
    if (!shield.autoRenew) {
      return failed([
        evidence('Subscription.AutoRenew', 'DISABLED'),
        evidence('Subscription.EndTime', shield.endTime),
      ]);
    }
    return shield.protections.length > 0
      ? passed()
      : failed([evidence('Protections', 'none')]);
  },
  remedy: shield => ({
    summary: `Subscribe account ${shield.accountId} to Shield Advanced where the risk warrants it, and protect its entry points.`,
    console: `WAF & Shield > AWS Shield > Overview`,
    cli: `aws shield create-subscription\naws shield create-protection --name api --resource-arn <ARN of the distribution>`,
    cloudformation: `# ${shield.name}\nProtection:\n  Type: AWS::Shield::Protection\n  Properties:\n    Name: api\n    ResourceArn: <ARN of the distribution>`,
    terraform: `# ${shield.name}\nresource "aws_shield_subscription" "shield" {\n  auto_renew = "ENABLED"\n}`,
  }),
});
