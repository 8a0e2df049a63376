import { control } from 'backstage-plugin-serverless-posture-node';
import { hasRequiredTags, requiredTags } from '../requiredTags';

/** Source: Security Hub CloudFront.14. */
export const cloudfrontTagged = control({
  id: 'cloudfront-tagged',
  title: 'The distribution carries the required tags',
  description:
    'Tags lead a finding to the team that owns the distribution. Without configured keys one tag is enough; tags that AWS ' +
    'sets itself (aws:…) do not count.',
  severity: 'LOW',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::CloudFront::Distribution',
  references: {
    securityHub: ['CloudFront.14'],
    documents: [
      {
        title: 'Tag a distribution',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/tagging.html',
      },
    ],
  },
  parameters: requiredTags,
  evaluate: hasRequiredTags,
  remedy: distribution => ({
    summary: `Tag ${distribution.name} with its owner and its service.`,
    console: `CloudFront > Distributions > ${distribution.name} > Tags`,
    cli: `aws cloudfront tag-resource --resource ${distribution.arn} --tags 'Items=[{Key=owner,Value=<team>}]'`,
    cloudformation: `# ${distribution.name}, AWS::CloudFront::Distribution\nTags:\n  - Key: owner\n    Value: <team>`,
    terraform: `# aws_cloudfront_distribution of ${distribution.name}\ntags = { owner = "<team>" }`,
  }),
});
