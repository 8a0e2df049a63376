import { NamedValue } from './lambda';

/** Source: API Gateway GetRestApis. @public */
export interface RestApi {
  endpointTypes: ('EDGE' | 'REGIONAL' | 'PRIVATE')[];
  /** The resource policy as JSON text, unescaped; `null` without one. */
  policy: string | null;
  disableExecuteApiEndpoint: boolean;
}

/** Settings of one method key such as `*\/*` or `orders/GET`. @public */
export interface MethodSetting {
  /** `~1orders/GET` unescaped to `/orders/GET`; the default is `*\/*`. */
  method: string;
  loggingLevel: 'OFF' | 'ERROR' | 'INFO';
  cachingEnabled: boolean;
  cacheDataEncrypted: boolean;
  throttlingRateLimit: number | null;
  throttlingBurstLimit: number | null;
}

/** Source: API Gateway GetStages. @public */
export interface RestStage {
  /** `null` without a web ACL. Names WAF and WAF Classic web ACLs alike. */
  webAclArn: string | null;
  methodSettings: MethodSetting[];
  /** ARN of the log group or stream; `null` without access logs. */
  accessLogDestinationArn: string | null;
  tracingEnabled: boolean;
  cacheClusterEnabled: boolean;
  variables: NamedValue[];
  deploymentId: string | null;
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
}

/** Source: API Gateway GetDomainNames, API Gateway v2 GetDomainNames. @public */
export interface DomainName {
  /** The weakest policy of the name's endpoint configurations, such as `TLS_1_0`. */
  securityPolicy: string;
  endpointTypes: string[];
}

/** Source: API Gateway v2 GetApis. @public */
export interface HttpApi {
  protocolType: 'HTTP' | 'WEBSOCKET';
  disableExecuteApiEndpoint: boolean;
}

/** Source: API Gateway v2 GetStages. @public */
export interface HttpStage {
  protocolType: 'HTTP' | 'WEBSOCKET';
  accessLogDestinationArn: string | null;
  variables: NamedValue[];
}

/** Source: API Gateway v2 GetRoutes. @public */
export interface HttpRoute {
  protocolType: 'HTTP' | 'WEBSOCKET';
  /** Such as `GET /items`, `$default` or `$connect`. */
  routeKey: string;
  authorizationType: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'JWT';
  apiKeyRequired: boolean;
}
