import {
  ApiGatewayAccount,
  ClientCertificate,
  HttpAuthorizer,
  HttpIntegration,
  RequestValidator,
  RestAuthorizer,
  RestModel,
  UsagePlan,
} from './apiGateway';
import { NamedValue } from './lambda';

/** What stands before functions: further parts of APIs, AppSync, CloudFront, load balancers. @public */
export interface EdgeResources {
  'AWS::ApiGateway::Authorizer': RestAuthorizer;
  'AWS::ApiGateway::RequestValidator': RequestValidator;
  'AWS::ApiGateway::Model': RestModel;
  'AWS::ApiGateway::UsagePlan': UsagePlan;
  'AWS::ApiGateway::ClientCertificate': ClientCertificate;
  'AWS::ApiGateway::Account': ApiGatewayAccount;
  'AWS::ApiGatewayV2::Authorizer': HttpAuthorizer;
  'AWS::ApiGatewayV2::Integration': HttpIntegration;
  'AWS::ElasticLoadBalancingV2::Listener': LoadBalancerListener;
  'AWS::AppSync::GraphQLApi': GraphqlApi;
  'AWS::AppSync::DataSource': GraphqlDataSource;
  'AWS::AppSync::ApiCache': GraphqlApiCache;
  'AWS::AppSync::Api': EventApi;
  'AWS::CloudFront::Distribution': Distribution;
  'AWS::Logs::DeliverySource': LogDeliverySource;
}

/** How callers of AppSync prove who they are. @public */
export type GraphqlAuthenticationType =
  | 'API_KEY'
  | 'AWS_IAM'
  | 'AMAZON_COGNITO_USER_POOLS'
  | 'OPENID_CONNECT'
  | 'AWS_LAMBDA';

/** @public */
export interface GraphqlAuthentication {
  type: GraphqlAuthenticationType;
  /** `null` for other types than `OPENID_CONNECT`. */
  openIdConnect: {
    issuer: string;
    /** A client id or an expression that client ids must match; `null` where every client of the issuer is accepted. */
    clientId: string | null;
  } | null;
}

/** Source: AppSync ListGraphqlApis, GetGraphqlApiEnvironmentVariables. @public */
export interface GraphqlApi {
  /** The first is the default; the others are additional ones. */
  authentication: GraphqlAuthentication[];
  /** `null` where AppSync writes no log. */
  logging: {
    fieldLogLevel: 'NONE' | 'ERROR' | 'INFO' | 'DEBUG' | 'ALL';
    /** Whether headers, context and evaluated templates are left out. */
    excludeVerboseContent: boolean;
  } | null;
  /** `null` without a web ACL. */
  webAclArn: string | null;
  visibility: 'GLOBAL' | 'PRIVATE';
  /** Levels of nesting in one query; 0 where nothing limits them. */
  queryDepthLimit: number;
  /** Resolvers that one query may run; 0 for the 10,000 of the service. */
  resolverCountLimit: number;
  /** Environment variables by name, and what their values look like. */
  environment: NamedValue[];
}

/** Source: AppSync ListDataSources. @public */
export interface GraphqlDataSource {
  /** Such as `AMAZON_DYNAMODB`, `AWS_LAMBDA`, `HTTP` or `NONE`. */
  dataSourceType: string;
  /** ARN of the role that AppSync assumes; `null` for sources that need none. */
  serviceRoleArn: string | null;
  /**
   * ARNs of what the source names: table, function, bus, cluster and secret. `null` where its configuration names none,
   * as for HTTP and OpenSearch endpoints.
   */
  targetArns: string[] | null;
  /** Of the endpoint of an HTTP or OpenSearch source; `null` for other sources. */
  endpointScheme: 'http' | 'https' | null;
}

/** Source: AppSync GetApiCache. @public */
export interface GraphqlApiCache {
  atRestEncryptionEnabled: boolean;
  transitEncryptionEnabled: boolean;
}

/** Source: AppSync ListApis, ListChannelNamespaces. @public */
export interface EventApi {
  /** Ways to connect. */
  connectionAuthTypes: GraphqlAuthenticationType[];
  /** Ways to publish and subscribe in namespaces that name none of their own. */
  defaultAuthTypes: EventAuthTypes;
  namespaces: ({ name: string } & EventAuthTypes)[];
}

/** @public */
export interface EventAuthTypes {
  publish: GraphqlAuthenticationType[];
  subscribe: GraphqlAuthenticationType[];
}

/** Source: CloudFront ListDistributions, GetDistributionConfig; S3 ListBuckets, GetBucketLocation. @public */
export interface Distribution {
  enabled: boolean;
  /** ARN of the web ACL, or the id of one of WAF Classic; `null` without one. */
  webAclId: string | null;
  origins: DistributionOrigin[];
  /** The first is the default behavior, whose pattern is `*`. */
  behaviors: CacheBehavior[];
  originGroups: number;
  viewerCertificate: {
    /** Whether viewers see the certificate of `*.cloudfront.net`. */
    isDefault: boolean;
    /** Such as `TLSv1.2_2021`. */
    minimumProtocolVersion: string;
    /** `sni-only`, `vip` or `static-ip`; `null` for the default certificate. */
    sslSupportMethod: string | null;
  };
  /** Names of the buckets that its origins name and that don't exist. */
  missingBuckets: string[];
  /** `null` without one. */
  defaultRootObject: string | null;
  /** Bucket of the standard logs of the first version; `null` without them. */
  loggingBucket: string | null;
}

/** @public */
export interface DistributionOrigin {
  id: string;
  /** In lower case. */
  domainName: string;
  originAccessControlId: string | null;
  /** Of the older way to reach a bucket; `null` without one. */
  originAccessIdentity: string | null;
  /** Bucket whose endpoint it is; `null` for other origins. */
  bucket: string | null;
  /** Whether it is the endpoint of the bucket's web site, which everyone must be able to read. */
  isBucketWebsite: boolean;
  isVpcOrigin: boolean;
  /** `null` for buckets and VPC origins. */
  custom: {
    /** `http-only`, `match-viewer` or `https-only`. */
    protocolPolicy: string;
    /** Such as `TLSv1.2`. */
    sslProtocols: string[];
  } | null;
  /** Names of the headers that CloudFront adds; their values are not kept. */
  customHeaders: string[];
}

/** @public */
export interface CacheBehavior {
  pathPattern: string;
  targetOriginId: string;
  /** `allow-all`, `redirect-to-https` or `https-only`. */
  viewerProtocolPolicy: string;
  /** Whether viewers need a URL or cookie signed with a key of a trusted key group. */
  trustedKeyGroups: boolean;
  /** Whether they need one signed with a key of an account's root user. */
  trustedSigners: boolean;
}

/** Source: CloudWatch Logs DescribeDeliverySources, DescribeDeliveries. @public */
export interface LogDeliverySource {
  /** ARNs of what is logged. */
  resourceArns: string[];
  /** Such as `ACCESS_LOGS`. */
  logType: string;
  /** Whether a delivery takes it somewhere. */
  isDelivered: boolean;
}

/**
 * A listener that forwards to functions. Source: Elastic Load Balancing DescribeTargetGroups, DescribeLoadBalancers,
 * DescribeListeners, DescribeRules; WAF GetWebACLForResource.
 * @public
 */
export interface LoadBalancerListener {
  scheme: 'internet-facing' | 'internal';
  protocol: string;
  /** `null` for protocols without TLS. */
  sslPolicy: string | null;
  /** Of the load balancer; `null` without a web ACL. */
  webAclArn: string | null;
  /** Rules that forward to functions, in their order. */
  functionRules: {
    arn: string;
    /** Whether the rule authenticates callers before it forwards. */
    authenticates: boolean;
  }[];
}
