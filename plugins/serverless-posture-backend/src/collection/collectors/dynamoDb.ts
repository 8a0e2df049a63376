import {
  DescribeContinuousBackupsCommand,
  DescribeContinuousBackupsOutput,
  DescribeTableCommand,
  DescribeTableOutput,
  DynamoDBClient,
  GetResourcePolicyCommand,
  GetResourcePolicyOutput,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import {
  Attribute,
  Attributes,
  AwsReader,
  Collector,
  DynamoDbTable,
  isUnknown,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, required } from '../fields';
import { policyText } from '../policies';
import { referringTypes } from '../references';
import { getTaggedResources, tagsOf } from '../tagging';
import { referredListing } from './referred';

const TABLES = ['arn:{partition}:dynamodb:*:*:table/*'];

const listTables = operation({
  id: 'dynamodb:ListTables',
  client: DynamoDBClient,
  command: ListTablesCommand,
  probe: { Limit: 1 },
});

const describeTable = operation({
  id: 'dynamodb:DescribeTable',
  client: DynamoDBClient,
  command: DescribeTableCommand,
  resources: TABLES,
  absent: ['ResourceNotFoundException'],
});

const describeContinuousBackups = operation({
  id: 'dynamodb:DescribeContinuousBackups',
  client: DynamoDBClient,
  command: DescribeContinuousBackupsCommand,
  resources: TABLES,
});

const getResourcePolicy = operation({
  id: 'dynamodb:GetResourcePolicy',
  client: DynamoDBClient,
  command: GetResourcePolicyCommand,
  resources: [...TABLES, 'arn:{partition}:dynamodb:*:*:table/*/stream/*'],
  absent: ['PolicyNotFoundException'],
});

/** The tables that serverless resources refer to, with their policies and those of their streams. */
export const dynamoDbCollector: Collector = {
  id: 'dynamodb',
  scope: 'regional',
  follows: referringTypes,
  operations: {
    listTables,
    describeTable,
    describeContinuousBackups,
    getResourcePolicy,
    getTaggedResources,
  },
  listings: [
    referredListing({
      id: 'tables',
      resourceTypes: ['AWS::DynamoDB::Table'],
      services: ['dynamodb'],
      async page(aws, token, references) {
        const { TableNames, LastEvaluatedTableName } = await aws.call(
          listTables,
          { ExclusiveStartTableName: token },
        );
        const arns = required(TableNames, 'TableNames', listTables)
          .map(
            name =>
              `arn:${aws.partition}:dynamodb:${aws.region}:${aws.accountId}:table/${name}`,
          )
          .filter(arn => references.has(arn));
        const tags = await tagsOf(aws, arns);
        const tables = await aws.all(
          arns,
          async (arn): Promise<Resource<'AWS::DynamoDB::Table'>[]> => {
            const attributes = await tableAttributes(aws, arn);
            return attributes
              ? [
                  {
                    type: 'AWS::DynamoDB::Table',
                    arn,
                    name: arn.slice(arn.indexOf('/') + 1),
                    ...inScope(aws),
                    tags: tags(arn),
                    attributes,
                  },
                ]
              : [];
          },
        );
        return { resources: tables.flat(), next: LastEvaluatedTableName };
      },
    }),
  ],
};

type Described = Pick<
  DynamoDbTable,
  'kmsKeyArn' | 'deletionProtection' | 'billingMode' | 'streamArn'
>;

/** Undefined where the table is gone by now. */
async function tableAttributes(
  aws: AwsReader,
  arn: string,
): Promise<Attributes<DynamoDbTable> | undefined> {
  const described = await aws.read<any, DescribeTableOutput, Described | null>(
    describeTable,
    { TableName: arn },
    ({ Table }) => {
      const table = required(Table, 'Table', describeTable);
      const { SSEDescription, LatestStreamArn, StreamSpecification } = table;
      return {
        // Without a description it is DynamoDB's own key that encrypts.
        kmsKeyArn:
          SSEDescription?.Status === 'ENABLED' ||
          SSEDescription?.Status === 'UPDATING'
            ? SSEDescription.KMSMasterKeyArn ?? null
            : null,
        deletionProtection: table.DeletionProtectionEnabled ?? false,
        // Tables that never were on demand have no summary.
        billingMode:
          table.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST'
            ? 'PAY_PER_REQUEST'
            : 'PROVISIONED',
        streamArn: StreamSpecification?.StreamEnabled
          ? required(LatestStreamArn, 'LatestStreamArn', describeTable)
          : null,
      };
    },
    null,
  );
  if (described === null) return undefined;
  const pointInTimeRecovery = await aws.read<
    any,
    DescribeContinuousBackupsOutput,
    boolean
  >(
    describeContinuousBackups,
    { TableName: arn },
    ({ ContinuousBackupsDescription }) =>
      required(
        ContinuousBackupsDescription?.PointInTimeRecoveryDescription
          ?.PointInTimeRecoveryStatus,
        'PointInTimeRecoveryStatus',
        describeContinuousBackups,
      ) === 'ENABLED',
  );
  const policy = await policyOf(aws, arn);
  if (isUnknown(described)) {
    return {
      kmsKeyArn: described,
      deletionProtection: described,
      billingMode: described,
      streamArn: described,
      streamPolicy: described,
      pointInTimeRecovery,
      policy,
    };
  }
  return {
    ...described,
    pointInTimeRecovery,
    policy,
    streamPolicy: described.streamArn
      ? await policyOf(aws, described.streamArn)
      : null,
  };
}

async function policyOf(
  aws: AwsReader,
  ResourceArn: string,
): Promise<Attribute<string | null>> {
  const text = await aws.read<any, GetResourcePolicyOutput, string | null>(
    getResourcePolicy,
    { ResourceArn },
    ({ Policy }) => required(Policy, 'Policy', getResourcePolicy),
    null,
  );
  return typeof text === 'string'
    ? policyText(text, getResourcePolicy.id)
    : text;
}
