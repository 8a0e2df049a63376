import type {
  Api,
  ApiCache,
  ChannelNamespace,
  DataSource,
  GraphqlApi,
} from '@aws-sdk/client-appsync';
import type {
  DistributionConfig,
  DistributionSummary,
} from '@aws-sdk/client-cloudfront';
import type { Delivery, DeliverySource } from '@aws-sdk/client-cloudwatch-logs';

/** A GraphQL API with what is read beside it. */
export interface SimulatedGraphqlApi {
  api: GraphqlApi & { apiId: string; arn: string };
  environmentVariables: Record<string, string>;
  dataSources: DataSource[];
  cache?: ApiCache;
}

/** An Event API with its namespaces. */
export interface SimulatedEventApi {
  api: Api & { apiId: string };
  namespaces: ChannelNamespace[];
}

/** A distribution as it is listed, with the parts of its configuration that only its own call shows. */
export interface SimulatedDistribution {
  summary: DistributionSummary & { Id: string; ARN: string };
  config: Pick<DistributionConfig, 'DefaultRootObject' | 'Logging'>;
  tags: Record<string, string>;
}

/** What stands before functions. */
export interface EdgeThings {
  graphqlApis: SimulatedGraphqlApi;
  eventApis: SimulatedEventApi;
  /** Of an account. */
  distributions: SimulatedDistribution;
  /** Of an account: what is known of its buckets as origins. */
  originBuckets: { name: string; region: string };
  /** Of an account: those of its distributions, in the Region of global services. */
  deliverySources: DeliverySource;
  /** Of an account: where they are delivered to. */
  deliveries: Delivery;
}
