import {
  DBCluster,
  DBInstance,
  DescribeDBClusterParametersCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBParametersCommand,
  DescribeDBProxiesCommand,
  MasterUserSecret,
  Parameter,
  RDSClient,
  Tag,
} from '@aws-sdk/client-rds';
import {
  Attribute,
  AwsReader,
  Collector,
  DbInstance,
  Inventory,
  knownOrUndefined,
  Listing,
  ManagedMasterSecret,
  operation,
  Page,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, inScope, redactTags, required } from '../fields';
import { References, referencesOf, referringTypes } from '../references';

const describeDBInstances = operation({
  id: 'rds:DescribeDBInstances',
  client: RDSClient,
  command: DescribeDBInstancesCommand,
  probe: { MaxRecords: 20 },
});

const describeDBClusters = operation({
  id: 'rds:DescribeDBClusters',
  client: RDSClient,
  command: DescribeDBClustersCommand,
  probe: { MaxRecords: 20 },
});

const describeDBProxies = operation({
  id: 'rds:DescribeDBProxies',
  client: RDSClient,
  command: DescribeDBProxiesCommand,
  probe: { MaxRecords: 20 },
});

const describeDBParameters = operation({
  id: 'rds:DescribeDBParameters',
  client: RDSClient,
  command: DescribeDBParametersCommand,
  resources: ['arn:{partition}:rds:*:*:pg:*'],
});

const describeDBClusterParameters = operation({
  id: 'rds:DescribeDBClusterParameters',
  client: RDSClient,
  command: DescribeDBClusterParametersCommand,
  resources: ['arn:{partition}:rds:*:*:cluster-pg:*'],
});

/** Databases and proxies that functions can reach: in a VPC in which functions run, or named by them or their roles. */
export const rdsCollector: Collector = {
  id: 'rds',
  scope: 'regional',
  follows: referringTypes,
  operations: {
    describeDBInstances,
    describeDBClusters,
    describeDBProxies,
    describeDBParameters,
    describeDBClusterParameters,
  },
  listings: [
    reachedListing({
      id: 'instances',
      resourceTypes: ['AWS::RDS::DBInstance'],
      async page(aws, token, isReached) {
        const { DBInstances, Marker } = await aws.call(describeDBInstances, {
          MaxRecords: 100,
          Marker: token,
        });
        const instances = required(
          DBInstances,
          'DBInstances',
          describeDBInstances,
        ).filter(({ DBInstanceArn, DbiResourceId, DBSubnetGroup }) =>
          isReached({
            arn: required(DBInstanceArn, 'DBInstanceArn', describeDBInstances),
            resourceId: DbiResourceId,
            vpcId: DBSubnetGroup?.VpcId,
          }),
        );
        const parameters = parameterReader(aws);
        return {
          resources: await aws.all(instances, instance =>
            instanceOf(aws, instance, parameters),
          ),
          next: Marker,
        };
      },
    }),
    reachedListing({
      id: 'clusters',
      resourceTypes: ['AWS::RDS::DBCluster'],
      async page(aws, token) {
        // Which VPC a cluster is in only its instances say; the list is short.
        const { DBClusters, Marker } = await aws.call(describeDBClusters, {
          MaxRecords: 100,
          Marker: token,
        });
        return {
          resources: required(DBClusters, 'DBClusters', describeDBClusters).map(
            cluster => clusterOf(aws, cluster),
          ),
          next: Marker,
        };
      },
    }),
    reachedListing({
      id: 'proxies',
      resourceTypes: ['AWS::RDS::DBProxy'],
      async page(aws, token, isReached) {
        const { DBProxies, Marker } = await aws.call(describeDBProxies, {
          MaxRecords: 100,
          Marker: token,
        });
        return {
          resources: required(DBProxies, 'DBProxies', describeDBProxies)
            .filter(({ DBProxyArn, VpcId }) =>
              isReached({
                arn: required(DBProxyArn, 'DBProxyArn', describeDBProxies),
                resourceId: DBProxyArn?.split(':').pop(),
                vpcId: VpcId,
              }),
            )
            .map(
              (proxy): Resource<'AWS::RDS::DBProxy'> => ({
                type: 'AWS::RDS::DBProxy',
                arn: proxy.DBProxyArn!,
                name: required(
                  proxy.DBProxyName,
                  'DBProxyName',
                  describeDBProxies,
                ),
                ...inScope(aws),
                tags: {},
                attributes: {
                  requireTls: proxy.RequireTLS ?? false,
                  debugLogging: proxy.DebugLogging ?? false,
                  endToEndIam: proxy.DefaultAuthScheme === 'IAM_AUTH',
                  auth: (proxy.Auth ?? []).map(({ IAMAuth, SecretArn }) => ({
                    iamAuth: required(IAMAuth, 'IAMAuth', describeDBProxies),
                    secretArn: SecretArn || null,
                  })),
                },
              }),
            ),
          next: Marker,
        };
      },
    }),
  ],
};

/** What tells whether functions reach a database. */
interface Whereabouts {
  arn: string;
  /** Such as `db-ABCDEFGHIJKL01234`, as policies for `rds-db:connect` name it. */
  resourceId?: string;
  vpcId?: string;
}

type Reached = (database: Whereabouts) => boolean;

/** A listing that calls AWS only where functions may reach a database at all. */
function reachedListing({
  page,
  ...listing
}: Omit<Listing, 'page'> & {
  page(
    aws: AwsReader,
    token: string | undefined,
    isReached: Reached,
  ): Promise<Page>;
}): Listing {
  return {
    ...listing,
    async page(aws, token, inventory) {
      const references = await referencesOf(aws, inventory);
      const vpcs = await vpcsOf(inventory);
      const any =
        vpcs.size > 0 || references.any('rds') || references.any('rds-db');
      if (!any) return { resources: [] };
      return page(aws, token, database =>
        reaches(aws, references, vpcs, database),
      );
    },
  };
}

function reaches(
  { partition, region, accountId }: AwsReader,
  references: References,
  vpcs: Set<string>,
  { arn, resourceId, vpcId }: Whereabouts,
): boolean {
  return (
    (vpcId !== undefined && vpcs.has(vpcId)) ||
    references.has(arn) ||
    (resourceId !== undefined &&
      references.has(
        `arn:${partition}:rds-db:${region}:${accountId}:dbuser:${resourceId}`,
      ))
  );
}

async function vpcsOf(inventory: Inventory): Promise<Set<string>> {
  const functions = await inventory.of('AWS::Lambda::Function');
  return new Set(
    functions.flatMap(
      ({ attributes }) => knownOrUndefined(attributes.vpcId) ?? [],
    ),
  );
}

type ParameterReader = (
  kind: 'instance' | 'cluster',
  group: string,
  name: string,
) => Promise<Attribute<string | null>>;

async function instanceOf(
  aws: AwsReader,
  instance: DBInstance,
  parameters: ParameterReader,
): Promise<Resource<'AWS::RDS::DBInstance'>> {
  const engine = required(instance.Engine, 'Engine', describeDBInstances);
  const cluster = instance.DBClusterIdentifier || null;
  return {
    type: 'AWS::RDS::DBInstance',
    arn: instance.DBInstanceArn!,
    name: required(
      instance.DBInstanceIdentifier,
      'DBInstanceIdentifier',
      describeDBInstances,
    ),
    ...inScope(aws),
    tags: tagsOf(instance.TagList),
    attributes: {
      engine,
      cluster,
      vpcId: instance.DBSubnetGroup?.VpcId ?? null,
      iamAuthentication: instance.IAMDatabaseAuthenticationEnabled ?? false,
      masterSecret: masterSecretOf(instance.MasterUserSecret),
      tlsParameter: await tlsParameterOf(aws, instance, parameters),
    },
  };
}

/** Parameters by engine. Source: RDS and Aurora guides, "Using SSL/TLS to encrypt a connection". */
const TLS_PARAMETERS: [engine: RegExp, name: string][] = [
  [/^(aurora-)?postgres(ql)?$/, 'rds.force_ssl'],
  [/^sqlserver-/, 'rds.force_ssl'],
  [/^(aurora-mysql|mysql|mariadb)$/, 'require_secure_transport'],
];

async function tlsParameterOf(
  aws: AwsReader,
  instance: DBInstance,
  parameters: ParameterReader,
): Promise<Attribute<DbInstance['tlsParameter']>> {
  const [, name] =
    TLS_PARAMETERS.find(([engine]) => engine.test(instance.Engine ?? '')) ?? [];
  if (!name) return null;
  return attributeOf<any>(async () => {
    const value = await (instance.DBClusterIdentifier
      ? clusterParameter(aws, instance.DBClusterIdentifier, name, parameters)
      : parameters(
          'instance',
          required(
            instance.DBParameterGroups?.[0]?.DBParameterGroupName,
            'DBParameterGroupName',
            describeDBInstances,
          ),
          name,
        ));
    return typeof value === 'string' || value === null
      ? { name, value }
      : value;
  });
}

/** Clusters have these parameters in a group of their own. */
async function clusterParameter(
  aws: AwsReader,
  DBClusterIdentifier: string,
  name: string,
  parameters: ParameterReader,
): Promise<Attribute<string | null>> {
  const { DBClusters = [] } = await aws.call(describeDBClusters, {
    DBClusterIdentifier,
  });
  return parameters(
    'cluster',
    required(
      DBClusters[0]?.DBClusterParameterGroup,
      'DBClusterParameterGroup',
      describeDBClusters,
    ),
    name,
  );
}

/** Reads the parameters of each group once, until the wanted one is found. */
function parameterReader(aws: AwsReader): ParameterReader {
  const known = new Map<string, Promise<Attribute<string | null>>>();
  const pageOf = (kind: string, group: string, Marker?: string) =>
    kind === 'cluster'
      ? aws.call(describeDBClusterParameters, {
          DBClusterParameterGroupName: group,
          MaxRecords: 100,
          Marker,
        })
      : aws.call(describeDBParameters, {
          DBParameterGroupName: group,
          MaxRecords: 100,
          Marker,
        });
  const find = async (kind: string, group: string, name: string) => {
    for (let marker: string | undefined; ; ) {
      const { Parameters = [], Marker } = await pageOf(kind, group, marker);
      const found = Parameters.find(
        ({ ParameterName }: Parameter) => ParameterName === name,
      );
      if (found) return found.ParameterValue ?? null;
      if (!Marker || Marker === marker) return null;
      marker = Marker;
    }
  };
  return (kind, group, name) => {
    const key = `${kind} ${group} ${name}`;
    if (!known.has(key))
      known.set(key, attributeOf(() => find(kind, group, name)) as any);
    return known.get(key)!;
  };
}

function clusterOf(
  aws: AwsReader,
  cluster: DBCluster,
): Resource<'AWS::RDS::DBCluster'> {
  const from = describeDBClusters;
  return {
    type: 'AWS::RDS::DBCluster',
    arn: required(cluster.DBClusterArn, 'DBClusterArn', from),
    name: required(cluster.DBClusterIdentifier, 'DBClusterIdentifier', from),
    ...inScope(aws),
    tags: tagsOf(cluster.TagList),
    attributes: {
      engine: required(cluster.Engine, 'Engine', from),
      iamAuthentication: cluster.IAMDatabaseAuthenticationEnabled ?? false,
      masterSecret: masterSecretOf(cluster.MasterUserSecret),
    },
  };
}

function masterSecretOf(
  secret: MasterUserSecret | undefined,
): ManagedMasterSecret | null {
  return secret?.SecretArn
    ? {
        secretArn: secret.SecretArn,
        status: required(
          secret.SecretStatus,
          'SecretStatus',
          describeDBInstances,
        ),
      }
    : null;
}

function tagsOf(tags: Tag[] = []) {
  return redactTags(Object.fromEntries(tags.map(tag => [tag.Key, tag.Value])));
}
