import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub DynamoDB.6. */
export const dynamodbDeletionProtection = control({
  id: 'dynamodb-deletion-protection',
  title: 'Deletion protection of the table is on',
  description:
    'A table that is deleted by mistake takes its data and its stream with it. Deletion protection makes ' +
    'whoever deletes it switch that off first.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::DynamoDB::Table',
  references: {
    securityHub: ['DynamoDB.6'],
    config: ['dynamodb-table-deletion-protection-enabled'],
    documents: [
      {
        title: 'Using deletion protection to protect your table',
        url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html',
      },
    ],
  },
  evaluate: resource =>
    resource.deletionProtection
      ? passed()
      : failed([evidence('Table.DeletionProtectionEnabled', false)]),
  remedy: table => ({
    summary: `Turn deletion protection of table ${table.name} on.`,
    console: `Amazon DynamoDB (${table.region}) > Tables > ${table.name} > Additional settings > Deletion protection`,
    cli: `aws dynamodb update-table --region ${table.region} --table-name ${table.name} --deletion-protection-enabled`,
    cloudformation: `# ${table.name}, AWS::DynamoDB::Table\nDeletionProtectionEnabled: true`,
    terraform: `# aws_dynamodb_table ${table.name}\ndeletion_protection_enabled = true`,
  }),
});
