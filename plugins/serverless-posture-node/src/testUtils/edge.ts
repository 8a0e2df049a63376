import {
  CacheBehavior,
  DistributionOrigin,
  GraphqlAuthentication,
} from 'backstage-plugin-serverless-posture-node';
import { ACCOUNT, builder, REGION } from './builders';

const GRAPHQL_API = `arn:aws:appsync:${REGION}:${ACCOUNT}:apis/a1b2c3`;
const EVENT_API = `arn:aws:appsync:${REGION}:${ACCOUNT}:apis/d4e5f6`;

/** A way to call a GraphQL API; IAM unless another type is given. @public */
export function graphqlAuthentication(
  settings: Partial<GraphqlAuthentication> = {},
): GraphqlAuthentication {
  return { type: 'AWS_IAM', openIdConnect: null, ...settings };
}

/** A public GraphQL API with IAM, error logs, a web ACL and limits. @public */
export const graphqlApi = builder(
  'AWS::AppSync::GraphQLApi',
  { arn: GRAPHQL_API, name: 'shop-graph' },
  {
    authentication: [graphqlAuthentication()],
    logging: { fieldLogLevel: 'ERROR', excludeVerboseContent: true },
    webAclArn: `arn:aws:wafv2:${REGION}:${ACCOUNT}:regional/webacl/shop/1`,
    visibility: 'GLOBAL',
    queryDepthLimit: 10,
    resolverCountLimit: 100,
    environment: [],
  },
);

/** A table behind {@link graphqlApi}. @public */
export const graphqlDataSource = builder(
  'AWS::AppSync::DataSource',
  {
    arn: `${GRAPHQL_API}/datasources/orders`,
    name: 'shop-graph/orders',
    parentArn: GRAPHQL_API,
  },
  {
    dataSourceType: 'AMAZON_DYNAMODB',
    serviceRoleArn: `arn:aws:iam::${ACCOUNT}:role/graph-orders`,
    targetArns: [`arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/orders`],
    endpointScheme: null,
  },
);

/** The encrypted cache of {@link graphqlApi}. @public */
export const graphqlApiCache = builder(
  'AWS::AppSync::ApiCache',
  {
    arn: `${GRAPHQL_API}/ApiCaches`,
    name: 'shop-graph',
    parentArn: GRAPHQL_API,
  },
  { atRestEncryptionEnabled: true, transitEncryptionEnabled: true },
);

/** An Event API with IAM. @public */
export const eventApi = builder(
  'AWS::AppSync::Api',
  { arn: EVENT_API, name: 'shop-events' },
  {
    connectionAuthTypes: ['AWS_IAM'],
    defaultAuthTypes: { publish: ['AWS_IAM'], subscribe: ['AWS_IAM'] },
    namespaces: [],
  },
);

/** An HTTPS origin of one's own. @public */
export function distributionOrigin(
  settings: Partial<DistributionOrigin> = {},
): DistributionOrigin {
  return {
    id: 'api',
    domainName: 'origin.example.com',
    originAccessControlId: null,
    originAccessIdentity: null,
    bucket: null,
    isBucketWebsite: false,
    isVpcOrigin: false,
    custom: { protocolPolicy: 'https-only', sslProtocols: ['TLSv1.2'] },
    customHeaders: [],
    ...settings,
  };
}

/** A bucket as origin, reached through origin access control. @public */
export function bucketOrigin(
  settings: Partial<DistributionOrigin> = {},
): DistributionOrigin {
  return distributionOrigin({
    id: 'site',
    domainName: `shop-site.s3.${REGION}.amazonaws.com`,
    bucket: 'shop-site',
    custom: null,
    originAccessControlId: 'E2AAAAAAAAAAAA',
    ...settings,
  });
}

/** The default behavior, over HTTPS only. @public */
export function cacheBehavior(
  settings: Partial<CacheBehavior> = {},
): CacheBehavior {
  return {
    pathPattern: '*',
    targetOriginId: 'api',
    viewerProtocolPolicy: 'redirect-to-https',
    trustedKeyGroups: false,
    trustedSigners: false,
    ...settings,
  };
}

/** A distribution in good order before an origin of one's own. @public */
export const distribution = builder(
  'AWS::CloudFront::Distribution',
  {
    arn: `arn:aws:cloudfront::${ACCOUNT}:distribution/E1AAAAAAAAAAAA`,
    name: 'shop.example.com',
    region: 'global',
  },
  {
    enabled: true,
    webAclId: `arn:aws:wafv2:us-east-1:${ACCOUNT}:global/webacl/shop/1`,
    origins: [distributionOrigin()],
    behaviors: [cacheBehavior()],
    originGroups: 0,
    viewerCertificate: {
      isDefault: false,
      minimumProtocolVersion: 'TLSv1.2_2021',
      sslSupportMethod: 'sni-only',
    },
    missingBuckets: [],
    defaultRootObject: 'index.html',
    loggingBucket: null,
  },
);

/** Where the access logs of {@link distribution} come from. @public */
export const logDeliverySource = builder(
  'AWS::Logs::DeliverySource',
  {
    arn: `arn:aws:logs:us-east-1:${ACCOUNT}:delivery-source:shop`,
    name: 'shop',
    region: 'global',
  },
  {
    resourceArns: [
      `arn:aws:cloudfront::${ACCOUNT}:distribution/E1AAAAAAAAAAAA`,
    ],
    logType: 'ACCESS_LOGS',
    isDelivered: true,
  },
);

const API = `arn:aws:apigateway:${REGION}::/restapis/a1b2c3d4e5`;
const HTTP_API = `arn:aws:apigateway:${REGION}::/apis/f6g7h8i9j0`;

/** A Lambda authorizer of the REST API that `restApi` builds. @public */
export const restAuthorizer = builder(
  'AWS::ApiGateway::Authorizer',
  {
    arn: `${API}/authorizers/au1`,
    name: 'orders/customers',
    parentArn: API,
  },
  {
    authorizerType: 'TOKEN',
    identitySources: ['method.request.header.Authorization'],
  },
);

/** A validator of bodies and parameters. @public */
export const requestValidator = builder(
  'AWS::ApiGateway::RequestValidator',
  { arn: `${API}/requestvalidators/v1`, name: 'orders/all', parentArn: API },
  { validateRequestBody: true, validateRequestParameters: true },
);

/** A model of orders. @public */
export const restModel = builder(
  'AWS::ApiGateway::Model',
  { arn: `${API}/models/Order`, name: 'orders/Order', parentArn: API },
  { modelName: 'Order', isConstraining: true },
);

/** A plan for the stage that `restStage` builds. @public */
export const usagePlan = builder(
  'AWS::ApiGateway::UsagePlan',
  {
    arn: `arn:aws:apigateway:${REGION}::/usageplans/u1`,
    name: 'partners',
  },
  {
    stageArns: [`${API}/stages/prod`],
    throttle: { rateLimit: 10, burstLimit: 20 },
    quota: { limit: 1000, period: 'DAY' },
  },
);

/** A certificate that API Gateway shows to back ends. @public */
export const clientCertificate = builder(
  'AWS::ApiGateway::ClientCertificate',
  {
    arn: `arn:aws:apigateway:${REGION}::/clientcertificates/c1`,
    name: 'c1',
  },
  { expirationDate: '2027-11-01T00:00:00.000Z' },
);

/** API Gateway in a Region, with a role for logs. @public */
export const apiGatewayAccount = builder(
  'AWS::ApiGateway::Account',
  { arn: `arn:aws:apigateway:${REGION}::/account`, name: 'API Gateway' },
  {
    cloudwatchRoleArn: `arn:aws:iam::${ACCOUNT}:role/apigateway-logs`,
    throttle: { rateLimit: 10_000, burstLimit: 5_000 },
  },
);

/** A JWT authorizer of the HTTP API that `httpApi` builds. @public */
export const httpAuthorizer = builder(
  'AWS::ApiGatewayV2::Authorizer',
  {
    arn: `${HTTP_API}/authorizers/au1`,
    name: 'catalog/customers',
    parentArn: HTTP_API,
  },
  {
    authorizerType: 'JWT',
    identitySources: ['$request.header.Authorization'],
    jwt: { issuer: 'https://login.example.com', audience: ['catalog'] },
  },
);

/** A function behind the HTTP API that `httpApi` builds. @public */
export const httpIntegration = builder(
  'AWS::ApiGatewayV2::Integration',
  {
    arn: `${HTTP_API}/integrations/i1`,
    name: 'catalog/i1',
    parentArn: HTTP_API,
  },
  {
    integrationType: 'AWS_PROXY',
    functionArn: null,
    credentialsArn: null,
    connectionType: 'INTERNET',
    backendScheme: null,
    serverNameToVerify: null,
  },
);

const LOAD_BALANCER = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}`;

/** An HTTPS listener of a load balancer on the internet that authenticates callers of its function. @public */
export const loadBalancerListener = builder(
  'AWS::ElasticLoadBalancingV2::Listener',
  { arn: `${LOAD_BALANCER}:listener/app/shop/1/2`, name: 'shop:443' },
  {
    scheme: 'internet-facing',
    protocol: 'HTTPS',
    sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    webAclArn: `arn:aws:wafv2:${REGION}:${ACCOUNT}:regional/webacl/shop/1`,
    functionRules: [
      {
        arn: `${LOAD_BALANCER}:listener-rule/app/shop/1/2/3`,
        authenticates: true,
      },
    ],
  },
);
