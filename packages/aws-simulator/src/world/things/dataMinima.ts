import type { AccountState, CellState } from '../world';
import { Minimum } from './minimum';
import { thingsOf } from './things';
import { used } from './usedArns';

const pagesOf = (items: number, size: number) =>
  Math.max(1, Math.ceil(items / size));

interface Where {
  account: AccountState;
  region: string;
}

/** ARNs of a service that functions here may use. */
const usedHere = (cell: CellState, { account, region }: Where) =>
  used(cell, account, region);

/** One call per so many items where anything of the service is used, and what each used item costs. */
const listed = (
  cell: CellState,
  where: Where,
  service: string,
  all: string[],
  list: [operation: string, pageSize: number],
  each: Record<string, number>,
  isTagged = true,
): Record<string, number> => {
  const arns = usedHere(cell, where);
  if (!arns.any(service)) return {};
  const count = all.filter(arns.has).length;
  return {
    [list[0]]: pagesOf(all.length, list[1]),
    ...Object.fromEntries(
      Object.entries(each).map(([operation, calls]) => [
        operation,
        calls * count,
      ]),
    ),
    ...(isTagged ? { 'tag:GetResources': count > 0 ? 1 : 0 } : {}),
  };
};

const arnIn = (where: Where, service: string) => (resource: string) =>
  `arn:aws:${service}:${where.region}:${where.account.definition.id}:${resource}`;

const isServerless = ({ functions, restApis }: CellState) =>
  functions.length > 0 || restApis.length > 0;

/** The least calls for them. */
export const dataMinima: Minimum[] = [
  {
    type: 'AWS::SQS::Queue',
    cell: (cell, where) =>
      listed(
        cell,
        where,
        'sqs',
        thingsOf(cell, 'queues').map(({ name }) => arnIn(where, 'sqs')(name)),
        ['sqs:ListQueues', 1000],
        { 'sqs:GetQueueAttributes': 1 },
      ),
  },
  {
    type: 'AWS::SNS::Topic',
    cell: (cell, where) =>
      listed(
        cell,
        where,
        'sns',
        thingsOf(cell, 'topics').map(({ name }) => arnIn(where, 'sns')(name)),
        ['sns:ListTopics', 100],
        { 'sns:GetTopicAttributes': 1, 'sns:ListSubscriptionsByTopic': 1 },
      ),
  },
  {
    type: 'AWS::DynamoDB::Table',
    cell: (cell, where) =>
      listed(
        cell,
        where,
        'dynamodb',
        thingsOf(cell, 'tables').map(({ table }) =>
          arnIn(where, 'dynamodb')(`table/${table.TableName}`),
        ),
        ['dynamodb:ListTables', 100],
        {
          'dynamodb:DescribeTable': 1,
          'dynamodb:DescribeContinuousBackups': 1,
          'dynamodb:GetResourcePolicy': 1,
        },
      ),
  },
  {
    type: 'AWS::S3::Bucket',
    cell(cell, where): Record<string, number> {
      const arns = usedHere(cell, where);
      const cdk = where.account.roles.some(({ RoleName }) =>
        RoleName.endsWith(
          `-file-publishing-role-${where.account.definition.id}-${where.region}`,
        ),
      );
      if (!arns.any('s3') && !(cdk && isServerless(cell))) return {};
      const buckets = thingsOf(cell, 'buckets').filter(
        ({ name }) =>
          arns.has(`arn:aws:s3:::${name}`) || (cdk && /^cdk-/.test(name)),
      );
      const { length } = buckets;
      return {
        's3:ListBuckets': 1,
        's3:GetPublicAccessBlock': length,
        's3:GetBucketPolicy': length,
        's3:GetBucketPolicyStatus': buckets.filter(({ policy }) => policy)
          .length,
        's3:GetBucketAcl': length,
        's3:GetBucketEncryption': length,
        's3:GetBucketNotificationConfiguration': length,
        'tag:GetResources': length > 0 ? 1 : 0,
      };
    },
  },
  {
    type: 'AWS::S3::AccountPublicAccessBlock',
    account: ({ cells }) => ({
      's3control:GetPublicAccessBlock': [...cells.values()].some(isServerless)
        ? 1
        : 0,
    }),
  },
  {
    type: 'AWS::SecretsManager::Secret',
    cell(cell): Record<string, number> {
      if (cell.functions.length === 0) return {};
      const { length } = thingsOf(cell, 'secrets');
      return {
        'secretsmanager:ListSecrets': Math.max(1, Math.ceil(length / 100)),
        'secretsmanager:GetResourcePolicy': length,
      };
    },
  },
  {
    type: 'AWS::SSM::Parameter',
    cell: (cell, where) =>
      listed(
        cell,
        where,
        'ssm',
        thingsOf(cell, 'parameters').map(({ metadata }) =>
          arnIn(where, 'ssm')(`parameter/${metadata.Name.replace(/^\//, '')}`),
        ),
        ['ssm:DescribeParameters', 50],
        {},
      ),
  },
  {
    type: 'AWS::KMS::Key',
    cell(cell, where) {
      const arns = usedHere(cell, where);
      const keys = thingsOf(cell, 'keys').filter(({ metadata }) =>
        arns.has(metadata.Arn),
      );
      return {
        'kms:DescribeKey': arns.exact('kms').length,
        'kms:GetKeyPolicy': keys.length,
        'kms:GetKeyRotationStatus': keys.filter(
          ({ metadata }) => metadata.KeySpec === 'SYMMETRIC_DEFAULT',
        ).length,
        'kms:ListGrants': keys.length,
        'tag:GetResources': keys.length > 0 ? 1 : 0,
      };
    },
  },
  {
    type: 'AWS::Logs::ResourcePolicy',
    cell: (cell): Record<string, number> =>
      cell.functions.length > 0 ? { 'logs:DescribeResourcePolicies': 1 } : {},
  },
  {
    type: 'AWS::Logs::SubscriptionFilter',
    cell({ functions }): Record<string, number> {
      const groups = new Set(
        functions.map(
          ({ configuration: { FunctionName, LoggingConfig } }) =>
            LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}`,
        ),
      );
      return groups.size > 0
        ? {
            'logs:DescribeSubscriptionFilters': groups.size,
            'logs:DescribeAccountPolicies': 1,
          }
        : {};
    },
  },
  {
    type: 'AWS::Kinesis::Stream',
    cell: (cell, where) =>
      listed(
        cell,
        where,
        'kinesis',
        thingsOf(cell, 'streams').map(({ name }) =>
          arnIn(where, 'kinesis')(`stream/${name}`),
        ),
        ['kinesis:ListStreams', 1000],
        { 'kinesis:DescribeStreamSummary': 1 },
      ),
  },
  {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    cell: (cell, where) =>
      listed(
        cell,
        where,
        'firehose',
        thingsOf(cell, 'deliveryStreams').map(({ name }) =>
          arnIn(where, 'firehose')(`deliverystream/${name}`),
        ),
        ['firehose:ListDeliveryStreams', 1000],
        { 'firehose:DescribeDeliveryStream': 1 },
      ),
  },
  {
    type: 'AWS::SES::EmailIdentity',
    cell: (cell, where) =>
      listed(
        cell,
        where,
        'ses',
        thingsOf(cell, 'emailIdentities').map(({ name }) =>
          arnIn(where, 'ses')(`identity/${name}`),
        ),
        ['ses:ListEmailIdentities', 1000],
        { 'ses:GetEmailIdentity': 1 },
      ),
  },
  {
    type: 'AWS::DAX::Cluster',
    cell: (cell, where) =>
      listed(
        cell,
        where,
        'dax',
        thingsOf(cell, 'daxClusters').map(({ cluster }) => cluster.ClusterArn),
        ['dax:DescribeClusters', 100],
        {},
      ),
  },
  {
    type: 'AWS::Backup::ProtectedResources',
    cell: (cell, where): Record<string, number> =>
      hasUsedTables(cell, where)
        ? {
            'backup:ListProtectedResources': pagesOf(
              thingsOf(cell, 'protectedResources').length,
              1000,
            ),
          }
        : {},
  },
  {
    type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    cell: (cell, where): Record<string, number> =>
      hasUsedTables(cell, where, true)
        ? {
            'application-autoscaling:DescribeScalableTargets': pagesOf(
              thingsOf(cell, 'scalableTargets').length,
              50,
            ),
          }
        : {},
  },
  {
    type: 'AWS::RDS::DBInstance',
    cell(cell, where): Record<string, number> {
      if (!reachesDatabases(cell, where)) return {};
      const databases = thingsOf(cell, 'databases');
      const groups = new Set(
        databases.flatMap(({ DBParameterGroups = [] }) =>
          DBParameterGroups.map(one => one.DBParameterGroupName),
        ),
      );
      return {
        'rds:DescribeDBInstances': pagesOf(databases.length, 100),
        'rds:DescribeDBParameters': groups.size,
      };
    },
  },
  ...(
    [
      ['AWS::RDS::DBCluster', 'rds:DescribeDBClusters'],
      ['AWS::RDS::DBProxy', 'rds:DescribeDBProxies'],
    ] as const
  ).map(
    ([type, operation]): Minimum => ({
      type,
      cell: (cell, where): Record<string, number> =>
        reachesDatabases(cell, where) ? { [operation]: 1 } : {},
    }),
  ),
];

function hasUsedTables(
  cell: CellState,
  where: Where,
  provisionedOnly = false,
): boolean {
  const arns = usedHere(cell, where);
  return thingsOf(cell, 'tables').some(
    ({ table }) =>
      arns.has(arnIn(where, 'dynamodb')(`table/${table.TableName}`)) &&
      !(
        provisionedOnly &&
        table.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST'
      ),
  );
}

function reachesDatabases(cell: CellState, where: Where): boolean {
  const arns = usedHere(cell, where);
  return (
    arns.any('rds') ||
    arns.any('rds-db') ||
    cell.functions.some(({ configuration }) => configuration.VpcConfig?.VpcId)
  );
}
