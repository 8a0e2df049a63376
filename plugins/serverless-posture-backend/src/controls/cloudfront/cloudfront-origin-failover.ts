import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeDistribution, distributionFix } from './remedies';

/** Source: Security Hub CloudFront.4. */
export const cloudfrontOriginFailover = control({
  id: 'cloudfront-origin-failover',
  title: 'The distribution has origin failover',
  description:
    'With a group of two origins the second answers while the first is down. One group is enough here; which behaviors use ' +
    'it is not judged.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  references: {
    securityHub: ['CloudFront.4'],
    config: ['cloudfront-origin-failover-enabled'],
    documents: [
      {
        title: 'Optimize high availability with CloudFront origin failover',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html',
      },
    ],
  },
  evaluate: ({ originGroups }) =>
    originGroups > 0
      ? passed()
      : failed([evidence('OriginGroups.Quantity', 0)]),
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Add an origin group with a second origin to ${distribution.name}.`,
      {
        page: 'Origins > Origin groups',
        cloudformation:
          'OriginGroups:\n  Quantity: 1\n  Items: [] # two members',
        terraform: 'origin_group {\n  origin_id = "with-failover"\n}',
      },
    ),
  fix: distributionFix,
});
