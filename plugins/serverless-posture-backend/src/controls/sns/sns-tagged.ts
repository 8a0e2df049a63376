import { control } from 'backstage-plugin-serverless-posture-node';
import { hasRequiredTags, requiredTags } from '../requiredTags';

/** Source: Security Hub SNS.3. */
export const snsTagged = control({
  id: 'sns-tagged',
  title: 'The topic carries the required tags',
  description:
    'Tags lead a finding to the team that owns the topic. Which keys must be there is a parameter; without ' +
    'any, one tag is enough. Tags that AWS sets itself (aws:…) do not count.',
  severity: 'LOW',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::SNS::Topic',
  references: {
    securityHub: ['SNS.3'],
    documents: [
      {
        title: 'Tagging your AWS resources',
        url: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html',
      },
    ],
  },
  parameters: requiredTags,
  evaluate: hasRequiredTags,
  remedy: topic => ({
    summary: `Tag topic ${topic.name} with its owner.`,
    console: `Amazon SNS (${topic.region}) > Topics > ${topic.name} > Tags`,
    cli: `aws sns tag-resource --region ${topic.region} --resource-arn ${topic.arn} --tags Key=owner,Value=<team>`,
    cloudformation: `# ${topic.name}, AWS::SNS::Topic\nTags:\n  - Key: owner\n    Value: <team>`,
    terraform: `# aws_sns_topic ${topic.name}\ntags = { owner = "<team>" }`,
  }),
});
