import {
  Attributes,
  MethodSetting,
  Resource,
  ResourceType,
  ResourceTypes,
  RouteSetting,
} from 'backstage-plugin-serverless-posture-node';

/** What of a built resource a test may set. @public */
export type ResourceOptions<T extends ResourceType> = Partial<
  Attributes<ResourceTypes[T]>
> & {
  $?: Partial<Omit<Resource<T>, 'attributes' | 'type'>>;
};

/** The account of built resources. @public */
export const ACCOUNT = '111122223333';
/** The Region of built resources. @public */
export const REGION = 'eu-west-1';

/** Makes a builder of resources of a type: `defaults` are one in good order. @public */
export function builder<T extends ResourceType>(
  type: T,
  identity: { arn: string; name: string; region?: string; parentArn?: string },
  defaults: ResourceTypes[T],
) {
  return ({ $, ...attributes }: ResourceOptions<T> = {}): Resource<T> => ({
    type,
    accountId: ACCOUNT,
    region: REGION,
    tags: {},
    ...identity,
    ...$,
    attributes: { ...defaults, ...attributes } as Attributes<ResourceTypes[T]>,
  });
}

const API = `arn:aws:apigateway:${REGION}::/restapis/a1b2c3d4e5`;
const HTTP_API = `arn:aws:apigateway:${REGION}::/apis/f6g7h8i9j0`;

/** A function in good order: current runtime, no policy, no URL, no variable. @public */
export const lambdaFunction = builder(
  'AWS::Lambda::Function',
  {
    arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:checkout`,
    name: 'checkout',
  },
  {
    runtime: 'nodejs24.x',
    packageType: 'Zip',
    role: `arn:aws:iam::${ACCOUNT}:role/checkout`,
    environment: null,
    tracingMode: 'Active',
    kmsKeyArn: null,
    description: 'Takes orders',
    vpcId: null,
    subnetIds: [],
    fileSystemArns: [],
    deadLetterTargetArn: null,
    imageDigest: null,
    layers: [],
    logGroup: '/aws/lambda/checkout',
    logging: {
      format: 'JSON',
      applicationLevel: 'INFO',
      systemLevel: 'INFO',
    },
    policy: null,
    urls: [],
    aliases: [],
    qualifiedPolicies: [],
  },
);

/** Version 1 of {@link lambdaFunction}, which the alias `live` reaches. @public */
export const lambdaVersion = builder(
  'AWS::Lambda::Version',
  {
    arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:checkout:1`,
    name: 'checkout:1',
    parentArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:checkout`,
  },
  {
    functionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:checkout`,
    version: '1',
    runtime: 'nodejs24.x',
    packageType: 'Zip',
    aliases: ['live'],
  },
);

/** A regional REST API without policy. @public */
export const restApi = builder(
  'AWS::ApiGateway::RestApi',
  { arn: API, name: 'orders' },
  {
    endpointTypes: ['REGIONAL'],
    policy: null,
    disableExecuteApiEndpoint: false,
    securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
    endpointAccessMode: 'STRICT',
    integrationTypes: ['AWS_PROXY'],
    openMethods: [],
    caches: [],
  },
);

/** A setting as API Gateway makes it, with nothing switched on; for all methods unless another key is given. @public */
export function methodSetting(
  settings: Partial<MethodSetting> = {},
): MethodSetting {
  return {
    method: '*/*',
    loggingLevel: 'OFF',
    cachingEnabled: false,
    cacheDataEncrypted: false,
    requireAuthorizationForCacheControl: true,
    throttlingRateLimit: null,
    throttlingBurstLimit: null,
    dataTraceEnabled: false,
    metricsEnabled: false,
    ...settings,
  };
}

/** A stage of {@link restApi} without any setting. @public */
export const restStage = builder(
  'AWS::ApiGateway::Stage',
  { arn: `${API}/stages/prod`, name: 'orders/prod', parentArn: API },
  {
    description: null,
    webAclArn: null,
    methodSettings: [],
    accessLogDestinationArn: null,
    accessLogFormat: null,
    clientCertificateId: null,
    tracingEnabled: false,
    cacheClusterEnabled: false,
    variables: [],
    deploymentId: 'd1',
    canaryDeploymentId: null,
    openMethods: [],
  },
);

/** `GET /orders` of {@link restApi} with IAM authorization. @public */
export const restMethod = builder(
  'AWS::ApiGateway::Method',
  {
    arn: `${API}/resources/r1/methods/GET`,
    name: 'GET /orders',
    parentArn: API,
  },
  {
    httpMethod: 'GET',
    path: '/orders',
    authorizationType: 'AWS_IAM',
    apiKeyRequired: false,
    integrationType: 'AWS_PROXY',
    functionArn: null,
    backendScheme: null,
    connectionType: 'INTERNET',
    insecureSkipVerification: false,
    integrationCredentials: null,
    requestParameters: [],
    requiredParameters: [],
    authorizerId: null,
    requestValidatorId: null,
    requestModels: [],
    corsOrigins: [],
    cacheKeyParameters: [],
  },
);

/** A regional custom domain. @public */
export const domainName = builder(
  'AWS::ApiGateway::DomainName',
  {
    arn: `arn:aws:apigateway:${REGION}::/domainnames/api.example.com`,
    name: 'api.example.com',
  },
  {
    securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
    endpointTypes: ['REGIONAL'],
    mutualTls: null,
    apiIds: [],
    status: 'AVAILABLE',
    certificates: [],
  },
);

/** @public */
export const httpApi = builder(
  'AWS::ApiGatewayV2::Api',
  { arn: HTTP_API, name: 'catalog' },
  { protocolType: 'HTTP', disableExecuteApiEndpoint: false, cors: null },
);

/** A setting of an HTTP or WebSocket API with nothing switched on; for all routes unless another is named. @public */
export function routeSetting(
  settings: Partial<RouteSetting> = {},
): RouteSetting {
  return {
    route: '*',
    loggingLevel: 'OFF',
    dataTraceEnabled: false,
    detailedMetricsEnabled: false,
    throttlingRateLimit: null,
    throttlingBurstLimit: null,
    ...settings,
  };
}

/** A stage of {@link httpApi} without access logs. @public */
export const httpStage = builder(
  'AWS::ApiGatewayV2::Stage',
  {
    arn: `${HTTP_API}/stages/$default`,
    name: 'catalog/$default',
    parentArn: HTTP_API,
  },
  {
    protocolType: 'HTTP',
    accessLogDestinationArn: null,
    accessLogFormat: null,
    routeSettings: [routeSetting()],
    variables: [],
  },
);

/** `GET /items` of {@link httpApi} with a JWT authorizer. @public */
export const httpRoute = builder(
  'AWS::ApiGatewayV2::Route',
  { arn: `${HTTP_API}/routes/r1`, name: 'GET /items', parentArn: HTTP_API },
  {
    protocolType: 'HTTP',
    routeKey: 'GET /items',
    authorizationType: 'JWT',
    authorizationScopes: [],
    apiKeyRequired: false,
    integrationId: null,
  },
);

/** The execution role of {@link lambdaFunction} without any permission. @public */
export const iamRole = builder(
  'AWS::IAM::Role',
  {
    arn: `arn:aws:iam::${ACCOUNT}:role/checkout`,
    name: 'checkout',
    region: 'global',
  },
  {
    trustPolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
    }),
    attachedPolicyArns: [],
    inlinePolicies: [],
    managedPolicies: [],
    boundary: null,
  },
);

/** @public */
export const securityHub = builder(
  'AWS::SecurityHub::Hub',
  {
    arn: `arn:aws:securityhub:${REGION}:${ACCOUNT}:hub/default`,
    name: 'Security Hub',
  },
  { enabled: true },
);

/** An account of which everything was read. @public */
export const accountCollection = builder(
  'AWS::Organizations::Account',
  { arn: `arn:aws:iam::${ACCOUNT}:root`, name: 'shop', region: 'global' },
  { unread: [] },
);
