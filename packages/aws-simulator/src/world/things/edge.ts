import type { CertificateDetail } from '@aws-sdk/client-acm';
import type {
  BasePathMapping,
  ClientCertificate,
  Model,
  RequestValidator,
  UsagePlan,
} from '@aws-sdk/client-api-gateway';
import type { ApiMapping } from '@aws-sdk/client-apigatewayv2';
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
import type {
  Listener,
  LoadBalancer,
  Rule,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
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

/** A load balancer with its listeners. */
export interface SimulatedLoadBalancer {
  loadBalancer: LoadBalancer & { LoadBalancerArn: string };
  /** ARN of its web ACL. */
  webAclArn?: string;
  listeners: { listener: Listener; rules: Rule[] }[];
}

/** What stands before functions. */
export interface EdgeThings {
  /** Where domain names lead, as the first version of API Gateway tells. */
  basePathMappings: { domainName: string; mapping: BasePathMapping };
  /** Where domain names lead, as the second version tells. */
  apiMappings: { domainName: string; mapping: ApiMapping };
  requestValidators: { restApiId: string; validator: RequestValidator };
  models: { restApiId: string; model: Model };
  usagePlans: UsagePlan;
  clientCertificates: ClientCertificate;
  /** One at most: API Gateway's role for logs, where it isn't the usual one. */
  apiGatewayAccount: { cloudwatchRoleArn?: string };
  /** Those that aren't in good order; any other that a domain name has is. */
  certificates: CertificateDetail & { CertificateArn: string };
  targetGroups: TargetGroup;
  loadBalancers: SimulatedLoadBalancer;
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
