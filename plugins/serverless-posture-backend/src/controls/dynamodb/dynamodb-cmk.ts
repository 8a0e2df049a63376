import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { maybeSensitive, sensitiveTags } from '../sensitiveTags';

/** Source: AWS Config dynamodb-table-encrypted-kms. */
export const dynamodbCmk = control({
  id: 'dynamodb-cmk',
  title:
    'Tables with sensitive data are encrypted with a KMS key of the account',
  description:
    'DynamoDB encrypts every table, by default with a key that it owns: nobody can see its use or take it ' +
    'away. A KMS key of the account, managed by AWS or by you, can be watched and revoked. What a table ' +
    'stores is not visible: a parameter names the tags that mark sensitive data; without any, all tables are ' +
    'judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::DynamoDB::Table',
  references: {
    config: [
      'dynamodb-table-encrypted-kms',
      'dynamodb-table-encryption-enabled',
    ],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'DynamoDB encryption at rest',
        url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html',
      },
    ],
  },
  parameters: sensitiveTags,
  evaluate(table, context) {
    if (table.kmsKeyArn !== null) return passed();
    return maybeSensitive(table, context)
      ? failed([evidence('Table.SSEDescription', null)])
      : notApplicable('no tag marks its data as sensitive');
  },
  remedy: table => ({
    summary: `Encrypt table ${table.name} with a KMS key.`,
    console: `Amazon DynamoDB (${table.region}) > Tables > ${table.name} > Additional settings > Encryption`,
    cli: `aws dynamodb update-table --region ${table.region} --table-name ${table.name} --sse-specification Enabled=true,SSEType=KMS,KMSMasterKeyId=<key>`,
    cloudformation: `# ${table.name}, AWS::DynamoDB::Table\nSSESpecification:\n  SSEEnabled: true\n  SSEType: KMS\n  KMSMasterKeyId: <key>`,
    terraform: `# aws_dynamodb_table ${table.name}\nserver_side_encryption {\n  enabled     = true\n  kms_key_arn = aws_kms_key.key.arn\n}`,
  }),
});
