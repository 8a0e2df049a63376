import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidParameterValue';

interface Paged {
  MaxRecords?: number;
  Marker?: string;
}

const pageOf = <T>(items: T[], input: Paged, call: Call) =>
  page(items, call, {
    token: input.Marker,
    limit: limitOf(input.MaxRecords, { standard: 100, maximum: 100, invalid }),
    invalid,
  });

function parametersOf(
  of: 'instance' | 'cluster',
  name: string,
  input: Paged,
  call: Call,
) {
  const group = thingsOf(call.cell, 'parameterGroups').find(
    one => one.of === of && one.name === name,
  );
  if (!group) {
    throw new AwsError(
      'DBParameterGroupNotFoundFault',
      `DBParameterGroup not found: ${name}`,
      404,
    );
  }
  const { items, next } = pageOf(group.parameters, input, call);
  return { Parameters: items, Marker: next };
}

/** Amazon RDS. */
export const rds: Handlers = {
  DescribeDBInstances(input: Paged, call) {
    const { items, next } = pageOf(
      thingsOf(call.cell, 'databases'),
      input,
      call,
    );
    return { DBInstances: items, Marker: next };
  },

  DescribeDBClusters(input: Paged & { DBClusterIdentifier?: string }, call) {
    const wanted = input.DBClusterIdentifier;
    const found = thingsOf(call.cell, 'databaseClusters').filter(
      ({ DBClusterIdentifier }) => !wanted || DBClusterIdentifier === wanted,
    );
    if (wanted && found.length === 0) {
      throw new AwsError(
        'DBClusterNotFoundFault',
        `DBCluster ${wanted} not found.`,
        404,
      );
    }
    const { items, next } = pageOf(found, input, call);
    return { DBClusters: items, Marker: next };
  },

  DescribeDBProxies(input: Paged, call) {
    const { items, next } = pageOf(
      thingsOf(call.cell, 'databaseProxies'),
      input,
      call,
    );
    return { DBProxies: items, Marker: next };
  },

  DescribeDBParameters: (
    input: Paged & { DBParameterGroupName: string },
    call,
  ) => parametersOf('instance', input.DBParameterGroupName, input, call),

  DescribeDBClusterParameters: (
    input: Paged & { DBClusterParameterGroupName: string },
    call,
  ) => parametersOf('cluster', input.DBClusterParameterGroupName, input, call),
};
