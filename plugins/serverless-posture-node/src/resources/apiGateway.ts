import { NamedValue } from './lambda';

/**
 * When what an API contains was last read, and what was deployed then: while that stays, the API is not read in depth
 * again until the reconcile window ends.
 * @public
 */
export interface ContentsRead {
  /** ISO 8601. */
  at: string;
  /** One for each stage. */
  deployments: string[];
  /** What was asked for, in order: there may be none of it. */
  types?: string[];
}

/** Source: API Gateway GetRestApis. @public */
export interface RestApi {
  endpointTypes: ('EDGE' | 'REGIONAL' | 'PRIVATE')[];
  /** The resource policy as JSON text, unescaped; `null` without one. */
  policy: string | null;
  disableExecuteApiEndpoint: boolean;
  /** Of the default endpoint, such as `TLS_1_0`. */
  securityPolicy: string;
  /** `null` where the security policy is of a kind that has none. */
  endpointAccessMode: string | null;
  /** The distinct types of its methods' integrations, such as `HTTP_PROXY`. Source: GetResources. */
  integrationTypes: string[];
  /** Methods of its working copy that answer whoever calls, such as `GET /orders`; without OPTIONS. Source: GetResources. */
  openMethods: string[];
  /** Left out where not everything could be read. */
  contentsRead?: ContentsRead;
  /** Its stages that have a cache. Source: GetStages. */
  caches: StageCache[];
}

/** Which methods the cache of a stage is switched on for. @public */
export interface StageCache {
  stage: string;
  /** As the keys of {@link MethodSetting}. */
  settings: Pick<MethodSetting, 'method' | 'cachingEnabled'>[];
}

/** Settings of one method key such as `*\/*` or `orders/GET`. @public */
export interface MethodSetting {
  /** `~1orders/GET` unescaped to `/orders/GET`; the default is `*\/*`. */
  method: string;
  loggingLevel: 'OFF' | 'ERROR' | 'INFO';
  cachingEnabled: boolean;
  cacheDataEncrypted: boolean;
  /** Whether unauthorized callers may not have a response fetched anew. */
  requireAuthorizationForCacheControl: boolean;
  /** Requests per second; `null` or -1 where only the account's limit holds. */
  throttlingRateLimit: number | null;
  /** Requests at once; `null` or -1 where only the account's limit holds. */
  throttlingBurstLimit: number | null;
  /** Whether whole requests and responses are logged. */
  dataTraceEnabled: boolean;
  metricsEnabled: boolean;
}

/** What a log format asks for; its text is not kept. @public */
export interface AccessLogFormat {
  /** Whether it makes one JSON object of each request. */
  structured: boolean;
  /** The `$context` variables by their names without it, such as `identity.sourceIp`; sorted. */
  variables: string[];
}

/** Source: API Gateway GetStages. @public */
export interface RestStage {
  /** `null` without one. */
  description: string | null;
  /** `null` without a web ACL. Names WAF and WAF Classic web ACLs alike. */
  webAclArn: string | null;
  methodSettings: MethodSetting[];
  /** ARN of the log group or stream; `null` without access logs. */
  accessLogDestinationArn: string | null;
  /** `null` without access logs. */
  accessLogFormat: AccessLogFormat | null;
  /** Of the certificate that API Gateway shows to HTTP back ends; `null` without one. */
  clientCertificateId: string | null;
  tracingEnabled: boolean;
  cacheClusterEnabled: boolean;
  variables: NamedValue[];
  deploymentId: string | null;
  /** What a part of the requests is served with; `null` without a canary. */
  canaryDeploymentId: string | null;
  /** Methods that its deployments serve to whoever calls, such as `GET /orders`; without OPTIONS. Source: GetDeployment. */
  openMethods: string[];
}

/** Source: API Gateway GetResources with embedded methods: the working copy of the API. @public */
export interface RestMethod {
  httpMethod: string;
  path: string;
  authorizationType: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS';
  apiKeyRequired: boolean;
  /** `MOCK`, `AWS_PROXY`, …; `null` without integration. */
  integrationType: string | null;
  /** ARN of the Lambda function that it calls, unqualified; `null` for anything else. */
  functionArn: string | null;
  /** Of the URI that an HTTP integration calls; `null` for other integrations. */
  backendScheme: 'http' | 'https' | null;
  /** `null` without integration. */
  connectionType: 'INTERNET' | 'VPC_LINK' | null;
  /** Whether the certificate of an HTTPS back end may be anyone's. */
  insecureSkipVerification: boolean;
  /** ARN of the role that the integration runs with, or the caller's `arn:aws:iam::*:user/*`; `null` without either. */
  integrationCredentials: string | null;
  /** Names that the method declares, such as `method.request.querystring.page`. */
  requestParameters: string[];
  /** Those of them that a request must have. */
  requiredParameters: string[];
  /** Id of the authorizer; `null` for other types than `CUSTOM` and `COGNITO_USER_POOLS`. */
  authorizerId: string | null;
  /** `null` where nothing is validated. */
  requestValidatorId: string | null;
  /** Names of the models of request bodies, one for each content type. */
  requestModels: string[];
  /** Origins that its answers let read them, as far as they are constants: `*` or the origin. */
  corsOrigins: string[];
  /**
   * What a cached response is kept by besides its path: `method.request.header.Authorization`, or where a parameter of
   * the integration is named, what it is made of: `context.authorizer.principalId`, or `constant`.
   */
  cacheKeyParameters: string[];
}

/** Source: API Gateway GetDomainNames, API Gateway v2 GetDomainNames. @public */
export interface DomainName {
  /** The weakest policy of the name's endpoint configurations, such as `TLS_1_0`. */
  securityPolicy: string;
  endpointTypes: string[];
  /** `null` where clients need no certificate. */
  mutualTls: MutualTls | null;
  /** APIs that answer at the name. Source: API Gateway GetBasePathMappings, API Gateway v2 GetApiMappings. */
  apiIds: string[];
  /** Such as `AVAILABLE` or `PENDING_CERTIFICATE_REIMPORT`. */
  status: string;
  /** Those that it presents, and those that prove that the name is ours. Source: ACM DescribeCertificate. */
  certificates: DomainCertificate[];
}

/** @public */
export interface DomainCertificate {
  arn: string;
  /** Such as `ISSUED` or `EXPIRED`. */
  status: string;
  /** ISO 8601; `null` for one that was never issued. */
  notAfter: string | null;
  /** Such as `PENDING_VALIDATION` or `FAILED`; `null` where ACM doesn't renew it, or hasn't begun to. */
  renewalStatus: string | null;
}

/** @public */
export interface MutualTls {
  /** Version of the object that holds the trusted certificates; `null` where none is pinned. */
  truststoreVersion: string | null;
  /** What API Gateway found wrong with the trusted certificates. */
  truststoreWarnings: string[];
}

/** Source: API Gateway v2 GetApis. @public */
export interface HttpApi {
  protocolType: 'HTTP' | 'WEBSOCKET';
  disableExecuteApiEndpoint: boolean;
  /** `null` where API Gateway answers no CORS request. */
  cors: Cors | null;
  /** Left out where not everything could be read. */
  contentsRead?: ContentsRead;
}

/** @public */
export interface Cors {
  allowOrigins: string[];
  /** In lower case. */
  allowHeaders: string[];
  allowCredentials: boolean;
}

/** Settings of a route, or of all that have none of their own. @public */
export interface RouteSetting {
  /** A route key; `*` for all that have no setting of their own. */
  route: string;
  /** WebSocket APIs only. */
  loggingLevel: 'OFF' | 'ERROR' | 'INFO';
  /** Whether whole messages are logged. WebSocket APIs only. */
  dataTraceEnabled: boolean;
  detailedMetricsEnabled: boolean;
  /** Requests per second; `null` or -1 where only the account's limit holds. */
  throttlingRateLimit: number | null;
  /** Requests at once; `null` or -1 where only the account's limit holds. */
  throttlingBurstLimit: number | null;
}

/** Source: API Gateway v2 GetStages. @public */
export interface HttpStage {
  protocolType: 'HTTP' | 'WEBSOCKET';
  accessLogDestinationArn: string | null;
  /** `null` without access logs. */
  accessLogFormat: AccessLogFormat | null;
  /** The first is that of all routes that have none of their own. */
  routeSettings: RouteSetting[];
  variables: NamedValue[];
}

/** Source: API Gateway v2 GetRoutes. @public */
export interface HttpRoute {
  protocolType: 'HTTP' | 'WEBSOCKET';
  /** Such as `GET /items`, `$default` or `$connect`. */
  routeKey: string;
  authorizationType: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'JWT';
  /** Of which a JWT must hold one; empty where any token will do. */
  authorizationScopes: string[];
  apiKeyRequired: boolean;
  /** Id of the integration that it leads to; `null` without one. */
  integrationId: string | null;
}

/** Source: API Gateway GetAuthorizers. @public */
export interface RestAuthorizer {
  authorizerType: 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS';
  /** Where it finds what it checks, such as `method.request.header.Authorization`. */
  identitySources: string[];
}

/** Source: API Gateway GetRequestValidators. @public */
export interface RequestValidator {
  validateRequestBody: boolean;
  validateRequestParameters: boolean;
}

/** Source: API Gateway GetModels. @public */
export interface RestModel {
  modelName: string;
  /** Whether its schema asks for anything; that of `Empty` accepts every body. */
  isConstraining: boolean;
}

/** Source: API Gateway GetUsagePlans. @public */
export interface UsagePlan {
  /** ARNs of the stages that it is for. */
  stageArns: string[];
  /** `null` where nothing limits the rate. */
  throttle: { rateLimit: number; burstLimit: number } | null;
  /** Requests per period; `null` where nothing limits them. */
  quota: { limit: number; period: string } | null;
}

/** Source: API Gateway GetClientCertificates. @public */
export interface ClientCertificate {
  /** ISO 8601. */
  expirationDate: string;
}

/** What holds for API Gateway in a Region. Source: API Gateway GetAccount. @public */
export interface ApiGatewayAccount {
  /** ARN of the role with which it writes execution logs; `null` without one, so that it writes none. */
  cloudwatchRoleArn: string | null;
  /** What all APIs of the account and Region together may receive: requests per second, and at once. */
  throttle: { rateLimit: number; burstLimit: number };
}

/** Source: API Gateway v2 GetAuthorizers. @public */
export interface HttpAuthorizer {
  authorizerType: 'JWT' | 'REQUEST';
  /** Where it finds what it checks, such as `$request.header.Authorization`. */
  identitySources: string[];
  /** `null` for Lambda authorizers. */
  jwt: { issuer: string; audience: string[] } | null;
}

/** Source: API Gateway v2 GetIntegrations. @public */
export interface HttpIntegration {
  /** `AWS_PROXY`, `HTTP_PROXY`, …. */
  integrationType: string;
  /** ARN of the Lambda function that it calls, unqualified; `null` for anything else. */
  functionArn: string | null;
  /** ARN of the role that it runs with, or the caller's `arn:aws:iam::*:user/*`; `null` without either. */
  credentialsArn: string | null;
  connectionType: 'INTERNET' | 'VPC_LINK';
  /** Of the URI that an HTTP integration calls; `null` where it names none, as for load balancers and functions. */
  backendScheme: 'http' | 'https' | null;
  /** Name that the certificate of a private back end must have; `null` where API Gateway speaks no TLS to it. */
  serverNameToVerify: string | null;
}
