import { control } from 'backstage-plugin-serverless-posture-node';
import { hasRequiredTags, requiredTags } from '../requiredTags';

/** Source: Security Hub DynamoDB.5. */
export const dynamodbTagged = control({
  id: 'dynamodb-tagged',
  title: 'The table carries the required tags',
  description:
    'Tags lead a finding to the team that owns the table. Which keys must be there is a parameter; without ' +
    'any, one tag is enough. Tags that AWS sets itself (aws:…) do not count.',
  severity: 'LOW',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::DynamoDB::Table',
  references: {
    securityHub: ['DynamoDB.5'],
    documents: [
      {
        title: 'Tagging your AWS resources',
        url: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html',
      },
    ],
  },
  parameters: requiredTags,
  evaluate: hasRequiredTags,
  remedy: table => ({
    summary: `Tag table ${table.name} with its owner.`,
    console: `Amazon DynamoDB (${table.region}) > Tables > ${table.name} > Additional settings > Tags`,
    cli: `aws dynamodb tag-resource --region ${table.region} --resource-arn ${table.arn} --tags Key=owner,Value=<team>`,
    cloudformation: `# ${table.name}, AWS::DynamoDB::Table\nTags:\n  - Key: owner\n    Value: <team>`,
    terraform: `# aws_dynamodb_table ${table.name}\ntags = { owner = "<team>" }`,
  }),
});
