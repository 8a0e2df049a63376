import { control } from 'backstage-plugin-serverless-posture-node';
import { hasRequiredTags, requiredTags } from '../requiredTags';
import { apiConsole } from './remedies';

/** Source: Security Hub AppSync.4. */
export const appsyncTagged = control({
  id: 'appsync-tagged',
  title: 'The GraphQL API carries the required tags',
  description:
    'Tags lead a finding to the team that owns the API. Without configured keys one tag is enough; tags that AWS sets ' +
    'itself (aws:…) do not count.',
  severity: 'LOW',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::AppSync::GraphQLApi',
  references: {
    securityHub: ['AppSync.4'],
    documents: [
      {
        title: 'Tagging AWS resources',
        url: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html',
      },
    ],
  },
  parameters: requiredTags,
  evaluate: hasRequiredTags,
  remedy: api => ({
    summary: `Tag ${api.name} with its owner and its service.`,
    console: apiConsole(api, 'Settings', 'Tags'),
    cli: `aws appsync tag-resource --region ${api.region} --resource-arn ${api.arn} --tags owner=<team>,service=<service>`,
    cloudformation: `# ${api.name}, AWS::AppSync::GraphQLApi\nTags:\n  - Key: owner\n    Value: <team>`,
    terraform: `# aws_appsync_graphql_api of ${api.name}\ntags = { owner = "<team>" }`,
  }),
});
