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
