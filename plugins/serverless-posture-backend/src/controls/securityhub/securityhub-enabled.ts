import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS Config rule securityhub-enabled. */
export const securityhubEnabled = control({
  id: 'securityhub-enabled',
  title: 'Security Hub is enabled in the Region',
  description:
    'Security Hub gathers the findings of AWS services and checks the account against standards; without it, nobody is told. ' +
    'It must be enabled in every Region that is collected. Which standards are on is not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::SecurityHub::Hub',
  references: {
    config: ['securityhub-enabled'],
    documents: [
      {
        title: 'Understanding central configuration in Security Hub',
        url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html',
      },
    ],
  },
  evaluate: hub =>
    hub.enabled ? passed() : failed([evidence('DescribeHub', 'not enabled')]),
  remedy: hub => ({
    summary: `Enable Security Hub in ${hub.region} of account ${hub.accountId}, best by central configuration (${hub.arn}).`,
    console: `Security Hub (${hub.region}) > Settings > Configuration`,
    cli: `aws securityhub enable-security-hub --region ${hub.region} --enable-default-standards`,
    cloudformation: 'Hub:\n  Type: AWS::SecurityHub::Hub',
    terraform: 'resource "aws_securityhub_account" "hub" {}',
  }),
});
