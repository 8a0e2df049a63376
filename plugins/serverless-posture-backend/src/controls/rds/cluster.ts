import {
  EvaluationContext,
  ResourceView,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';

/** The cluster of a database; undefined outside of one. Ends the evaluation where it could not be read. */
export function clusterOf(
  database: ResourceView<'AWS::RDS::DBInstance'>,
  context: EvaluationContext,
): ResourceView<'AWS::RDS::DBCluster'> | undefined {
  const { cluster } = database;
  if (cluster === null) return undefined;
  const found = context
    .resources('AWS::RDS::DBCluster')
    .find(({ $ }) => $.name === cluster);
  if (found) return found;
  throw new UnknownAttributeError('cluster', {
    errorClass: 'not-read',
    operation: 'rds:DescribeDBClusters',
    message: `cluster ${cluster} was not among those that were read`,
  });
}
