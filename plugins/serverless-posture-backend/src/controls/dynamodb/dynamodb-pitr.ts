import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub DynamoDB.2. */
export const dynamodbPitr = control({
  id: 'dynamodb-pitr',
  title: 'Point-in-time recovery of the table is on',
  description:
    'With it a table can be brought back to any second of the last 35 days, say before a faulty function ' +
    'wrote to it. Backups on demand or by a plan are judged by another control.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::DynamoDB::Table',
  references: {
    securityHub: ['DynamoDB.2'],
    config: ['dynamodb-pitr-enabled'],
    documents: [
      {
        title: 'Point-in-time backups for DynamoDB',
        url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html',
      },
    ],
  },
  evaluate: resource =>
    resource.pointInTimeRecovery
      ? passed()
      : failed([
          evidence(
            'PointInTimeRecoveryDescription.PointInTimeRecoveryStatus',
            'DISABLED',
          ),
        ]),
  remedy: table => ({
    summary: `Turn point-in-time recovery of table ${table.name} on.`,
    console: `Amazon DynamoDB (${table.region}) > Tables > ${table.name} > Backups`,
    cli: `aws dynamodb update-continuous-backups --region ${table.region} --table-name ${table.name} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
    cloudformation: `# ${table.name}, AWS::DynamoDB::Table\nPointInTimeRecoverySpecification:\n  PointInTimeRecoveryEnabled: true`,
    terraform: `# aws_dynamodb_table ${table.name}\npoint_in_time_recovery { enabled = true }`,
  }),
});
