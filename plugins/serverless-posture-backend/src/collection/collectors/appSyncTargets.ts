import { DataSource } from '@aws-sdk/client-appsync';
import { AwsReader } from 'backstage-plugin-serverless-posture-node';

/** ARNs of what a data source names; `null` where its configuration names an endpoint or a model instead. */
export function targetArns(
  { partition, accountId, region }: AwsReader,
  {
    dynamodbConfig,
    lambdaConfig,
    eventBridgeConfig,
    relationalDatabaseConfig,
  }: DataSource,
): string[] | null {
  const arn = (service: string, at: string | undefined, resource: string) =>
    `arn:${partition}:${service}:${at ?? region}:${accountId}:${resource}`;
  if (dynamodbConfig) {
    const { tableName, awsRegion, deltaSyncConfig } = dynamodbConfig;
    return [tableName, deltaSyncConfig?.deltaSyncTableName]
      .filter(Boolean)
      .map(name => arn('dynamodb', awsRegion, `table/${name}`));
  }
  if (lambdaConfig?.lambdaFunctionArn) return [lambdaConfig.lambdaFunctionArn];
  if (eventBridgeConfig?.eventBusArn) return [eventBridgeConfig.eventBusArn];
  const endpoint = relationalDatabaseConfig?.rdsHttpEndpointConfig;
  if (endpoint?.dbClusterIdentifier) {
    const {
      dbClusterIdentifier: cluster,
      awsRegion,
      awsSecretStoreArn,
    } = endpoint;
    return [
      cluster.startsWith('arn:')
        ? cluster
        : arn('rds', awsRegion, `cluster:${cluster}`),
      ...(awsSecretStoreArn ? [awsSecretStoreArn] : []),
    ];
  }
  return null;
}
