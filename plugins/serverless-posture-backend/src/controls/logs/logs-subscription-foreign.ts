import {
  control,
  evidence,
  failed,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { parseArn } from '../../aws';
import { approvedAccounts } from '../policy/documents';
import { insidersOf } from '../policy/outsiders';

/** Source: CloudWatch Logs guide, "Cross-account cross-Region subscriptions". */
export const logsSubscriptionForeign = control({
  id: 'logs-subscription-foreign',
  title: 'Subscription filters send logs within the organization',
  description:
    'A subscription filter sends every matching line on as it is written, with whatever functions log. The ' +
    'destinations of the filters of log groups that functions write to, and of subscription policies of the ' +
    'account, must belong to the organization or to approved accounts. Where a destination of the ' +
    'organization sends logs next is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Logs::SubscriptionFilter',
  references: {
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Cross-account cross-Region subscriptions',
        url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CrossAccountSubscriptions.html',
      },
    ],
  },
  parameters: approvedAccounts,
  evaluate({ $, destinationArn }, context) {
    const owner = parseArn(destinationArn)?.accountId;
    if (!owner) {
      return notAvailable(
        {
          errorClass: 'malformed',
          operation: 'logs:DescribeSubscriptionFilters',
        },
        'the destination names no account',
      );
    }
    const inside = insidersOf(
      $.accountId,
      context,
      context.parameter<string[]>('approvedAccounts'),
    );
    return inside.account(owner)
      ? passed()
      : failed([evidence('destinationArn', destinationArn)], {
          reason: 'outside the organization',
        });
  },
  remedy: filter => ({
    summary: `Remove subscription filter ${filter.name}, or approve of the account that it sends to.`,
    console: `CloudWatch Logs (${filter.region}) > Log groups > Subscription filters > ${filter.name}`,
    cli: `aws logs delete-subscription-filter --region ${filter.region} --log-group-name <log group> --filter-name ${filter.name}`,
    cloudformation: `# remove ${filter.name}, AWS::Logs::SubscriptionFilter`,
    terraform: `# remove aws_cloudwatch_log_subscription_filter ${filter.name}`,
  }),
});
