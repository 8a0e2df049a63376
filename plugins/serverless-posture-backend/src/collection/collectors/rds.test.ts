import { collected } from '../../__testUtils__/collected';
import { arnHere, REFERRING, referringTo } from '../../__testUtils__/referring';

jest.setTimeout(60_000);

const parameters = (name: string, value: string) => [
  ...Array.from({ length: 130 }, (_, i) => ({ ParameterName: `other${i}` })),
  { ParameterName: name, ParameterValue: value },
];
const database = (name: string, more: object) => ({
  DBInstanceIdentifier: name,
  DBInstanceArn: arnHere('rds', `db:${name}`),
  DbiResourceId: `db-${name.toUpperCase()}`,
  Engine: 'postgres',
  DBParameterGroups: [{ DBParameterGroupName: 'postgres' }],
  ...more,
});
const things = {
  databases: [
    database('orders', {
      IAMDatabaseAuthenticationEnabled: true,
      MasterUserSecret: { SecretArn: 'arn:secret', SecretStatus: 'active' },
      TagList: [{ Key: 'owner', Value: 'shop' }],
    }),
    database('ledger', { DBSubnetGroup: { VpcId: 'vpc-0a1b2c3d' } }),
    database('shop-1', {
      Engine: 'aurora-mysql',
      DBClusterIdentifier: 'shop',
      DBSubnetGroup: { VpcId: 'vpc-0a1b2c3d' },
    }),
    database('other', { DBSubnetGroup: { VpcId: 'vpc-elsewhere' } }),
  ],
  databaseClusters: [
    {
      DBClusterIdentifier: 'shop',
      DBClusterArn: arnHere('rds', 'cluster:shop'),
      Engine: 'aurora-mysql',
      DBClusterParameterGroup: 'aurora',
    },
  ],
  databaseProxies: [
    {
      DBProxyName: 'orders',
      DBProxyArn: arnHere('rds', 'db-proxy:prx-1'),
      VpcId: 'vpc-0a1b2c3d',
      RequireTLS: true,
      DebugLogging: false,
      Auth: [{ IAMAuth: 'REQUIRED' as const, SecretArn: 'arn:secret' }],
    },
    {
      DBProxyName: 'other',
      DBProxyArn: arnHere('rds', 'db-proxy:prx-2'),
      VpcId: 'vpc-elsewhere',
      RequireTLS: false,
      Auth: [],
    },
  ],
  parameterGroups: [
    {
      name: 'postgres',
      of: 'instance' as const,
      parameters: parameters('rds.force_ssl', '1'),
    },
    {
      name: 'aurora',
      of: 'cluster' as const,
      parameters: parameters('require_secure_transport', 'OFF'),
    },
  ],
};
const read = (account = {}) =>
  collected(
    referringTo([arnHere('rds-db', 'dbuser:db-ORDERS/checkout')], {
      functions: [
        { name: 'checkout', role: 'checkout' },
        {
          name: 'ledger',
          role: 'checkout',
          configuration: { VpcConfig: { VpcId: 'vpc-0a1b2c3d' } },
        },
      ],
      things,
      ...account,
    }),
    [...REFERRING, 'rds'],
  );

it('reads the databases and proxies that functions reach', async () => {
  const { of, outcome, calls } = await read();
  expect(outcome).toMatchObject({ state: 'complete' });
  expect(of('AWS::RDS::DBInstance')).toMatchObject([
    {
      name: 'orders',
      tags: { owner: 'shop' },
      attributes: {
        iamAuthentication: true,
        masterSecret: { secretArn: 'arn:secret', status: 'active' },
        tlsParameter: { name: 'rds.force_ssl', value: '1' },
      },
    },
    { name: 'ledger', attributes: { iamAuthentication: false, cluster: null } },
    {
      name: 'shop-1',
      attributes: {
        cluster: 'shop',
        tlsParameter: { name: 'require_secure_transport', value: 'OFF' },
      },
    },
  ]);
  expect(of('AWS::RDS::DBCluster')).toMatchObject([
    { name: 'shop', attributes: { masterSecret: null } },
  ]);
  expect(of('AWS::RDS::DBProxy')).toMatchObject([
    {
      name: 'orders',
      attributes: {
        requireTls: true,
        endToEndIam: false,
        auth: [{ iamAuth: 'REQUIRED', secretArn: 'arn:secret' }],
      },
    },
  ]);
  // One group serves both databases on PostgreSQL.
  expect(calls).toEqual({
    'rds:DescribeDBInstances': 1,
    'rds:DescribeDBClusters': 2,
    'rds:DescribeDBProxies': 1,
    'rds:DescribeDBParameters': 2,
    'rds:DescribeDBClusterParameters': 2,
  });
});

it('does not take denied parameters for none', async () => {
  const { of } = await read({ denied: ['rds:DescribeDBParameters'] });
  expect(of('AWS::RDS::DBInstance')[0].attributes.tlsParameter).toMatchObject({
    $unknown: { errorClass: 'denied', operation: 'rds:DescribeDBParameters' },
  });
});

it('stands in for databases that could not be listed', async () => {
  const { of } = await read({ denied: ['rds:DescribeDBInstances'] });
  expect(of('AWS::RDS::DBInstance')).toMatchObject([
    { unlisted: { errorClass: 'denied' } },
  ]);
});
