import { ThingsState } from 'aws-simulator';
import { isUnknown } from 'backstage-plugin-serverless-posture-node';
import { collected } from '../../__testUtils__/collected';
import { arnHere, REFERRING, referringTo } from '../../__testUtils__/referring';

jest.setTimeout(60_000);

const ORDERS = arnHere('dynamodb', 'table/orders');
const STREAM = `${ORDERS}/stream/2026-01-01T00:00:00.000`;
const policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow' as const,
      Principal: { AWS: '999988887777' },
      Action: 'dynamodb:GetRecords',
    },
  ],
};
const things: ThingsState = {
  tables: [
    {
      table: {
        TableName: 'orders',
        SSEDescription: {
          Status: 'ENABLED' as const,
          SSEType: 'KMS' as const,
          KMSMasterKeyArn: arnHere('kms', 'key/1'),
        },
        StreamSpecification: { StreamEnabled: true },
        LatestStreamArn: STREAM,
        BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' as const },
        DeletionProtectionEnabled: true,
      },
      pointInTimeRecovery: true,
      streamPolicy: policy,
      tags: { owner: 'shop' },
    },
    {
      table: { TableName: 'sessions' },
      pointInTimeRecovery: false,
      tags: {},
    },
    ...Array.from({ length: 120 }, (_, i) => ({
      table: { TableName: `other${i}` },
      pointInTimeRecovery: false,
      tags: {},
    })),
  ],
  scalableTargets: [
    {
      ServiceNamespace: 'dynamodb' as const,
      ResourceId: 'table/sessions',
      ScalableDimension: 'dynamodb:table:ReadCapacityUnits' as const,
      MinCapacity: 1,
      MaxCapacity: 10,
      RoleARN: 'arn:aws:iam::222233334444:role/scaling',
      CreationTime: new Date('2026-01-01T00:00:00Z'),
    },
  ],
  protectedResources: [
    {
      ResourceArn: ORDERS,
      ResourceType: 'DynamoDB',
      LastBackupTime: new Date('2026-11-15T03:00:00Z'),
    },
    {
      ResourceArn: 'arn:aws:rds:eu-west-1:222233334444:db:orders',
      ResourceType: 'RDS',
      LastBackupTime: new Date('2026-11-15T03:00:00Z'),
    },
  ],
};
const read = (collectors: string[], account = {}) =>
  collected(
    referringTo([`${ORDERS}/index/*`, arnHere('dynamodb', 'table/sess*')], {
      things,
      ...account,
    }),
    [...REFERRING, ...collectors],
  );

it('reads the tables that a role names, with their policies', async () => {
  const { of, outcome, calls } = await read(['dynamodb']);
  expect(outcome).toMatchObject({ state: 'complete' });
  expect(of('AWS::DynamoDB::Table')).toMatchObject([
    {
      arn: ORDERS,
      tags: { owner: 'shop' },
      attributes: {
        kmsKeyArn: arnHere('kms', 'key/1'),
        deletionProtection: true,
        billingMode: 'PAY_PER_REQUEST',
        streamArn: STREAM,
        pointInTimeRecovery: true,
        policy: null,
        streamPolicy: JSON.stringify(policy),
      },
    },
    {
      name: 'sessions',
      attributes: {
        kmsKeyArn: null,
        deletionProtection: false,
        billingMode: 'PROVISIONED',
        streamArn: null,
        pointInTimeRecovery: false,
        policy: null,
        streamPolicy: null,
      },
    },
  ]);
  expect(calls).toEqual({
    'dynamodb:ListTables': 2,
    'dynamodb:DescribeTable': 2,
    'dynamodb:DescribeContinuousBackups': 2,
    'dynamodb:GetResourcePolicy': 3,
    'tag:GetResources': 2,
  });
});

it.each([
  ['dynamodb:GetResourcePolicy', ['policy', 'streamPolicy'], 'kmsKeyArn'],
  ['dynamodb:DescribeContinuousBackups', ['pointInTimeRecovery'], 'policy'],
  ['dynamodb:DescribeTable', ['kmsKeyArn', 'streamPolicy'], 'policy'],
] as const)('knows the rest where %s is denied', async (denied, lost, kept) => {
  const { of } = await read(['dynamodb'], { denied: [denied] });
  const [{ attributes }] = of('AWS::DynamoDB::Table');
  for (const name of lost)
    expect(attributes[name]).toMatchObject({
      $unknown: { errorClass: 'denied', operation: denied },
    });
  expect(isUnknown(attributes[kept])).toBe(false);
});

it('reads what scales and backs up the tables that it found', async () => {
  const { of } = await read(['dynamodb', 'application-autoscaling', 'backup']);
  expect(
    of('AWS::ApplicationAutoScaling::ScalableTarget').map(
      ({ attributes }) => attributes,
    ),
  ).toEqual([
    {
      resourceId: 'table/sessions',
      dimension: 'dynamodb:table:ReadCapacityUnits',
    },
  ]);
  expect(of('AWS::Backup::ProtectedResources')).toMatchObject([
    {
      attributes: {
        tables: [{ arn: ORDERS, lastBackup: '2026-11-15T03:00:00.000Z' }],
      },
    },
  ]);
});

it('says where neither could be read', async () => {
  const { of } = await read(['dynamodb', 'application-autoscaling', 'backup'], {
    denied: [
      'application-autoscaling:DescribeScalableTargets',
      'backup:ListProtectedResources',
    ],
  });
  for (const type of [
    'AWS::ApplicationAutoScaling::ScalableTarget',
    'AWS::Backup::ProtectedResources',
  ] as const)
    expect(of(type)).toMatchObject([{ unlisted: { errorClass: 'denied' } }]);
});
