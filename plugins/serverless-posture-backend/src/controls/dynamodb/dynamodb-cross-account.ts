import { control } from 'backstage-plugin-serverless-posture-node';
import { approvedAccounts, judgeOutsiders } from '../policy/documents';

/** Source: DynamoDB guide, "Using resource-based policies for DynamoDB". */
export const dynamodbCrossAccount = control({
  id: 'dynamodb-cross-account',
  title: 'The policies of the table and its stream stay in the organization',
  description:
    'Policies on a table or a stream hand data to other accounts without any role of ours. Accounts are read ' +
    'from principals and conditions on callers, for any action; a policy open to everyone fails, too. ' +
    'Suspended accounts are outside. Roles of our own that others may assume are the matter of other ' +
    'controls.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::DynamoDB::Table',
  references: {
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-03'],
    documents: [
      {
        title: 'Using resource-based policies for DynamoDB',
        url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html',
      },
    ],
  },
  parameters: approvedAccounts,
  evaluate: (table, context) =>
    judgeOutsiders(
      [
        { text: table.policy },
        {
          text: table.streamPolicy,
          path: 'StreamPolicy',
          arn: table.streamArn ?? undefined,
        },
      ],
      table.$.accountId,
      context,
    ),
  remedy: table => ({
    summary: `Drop the foreign principal from the policy of table ${table.name} or of its stream.`,
    console: `Amazon DynamoDB (${table.region}) > Tables > ${table.name} > Permissions`,
    cli: `aws dynamodb put-resource-policy --region ${table.region} --resource-arn ${table.arn} --policy file://policy.json`,
    cloudformation: `# ${table.name}, AWS::DynamoDB::Table\nResourcePolicy:\n  PolicyDocument:\n    Statement:\n      - Effect: Allow\n        Principal: { AWS: "${table.accountId}" }\n        Action: dynamodb:GetItem\n        Resource: ${table.arn}`,
    terraform: `resource "aws_dynamodb_resource_policy" "policy" {\n  resource_arn = "${table.arn}"\n  policy       = data.aws_iam_policy_document.narrow.json\n}`,
  }),
});
