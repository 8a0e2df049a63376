import type {
  MethodSetting,
  MethodSnapshot,
  Resource,
  SecurityPolicy,
} from '@aws-sdk/client-api-gateway';
import type { Integration } from '@aws-sdk/client-apigatewayv2';
import { functionArn } from './arns';
import { Place } from './grants';
import { digest, shortId } from './random';
import {
  SimulatedDomainName,
  SimulatedHttpApi,
  SimulatedRestApi,
} from './world';

/** What is particular about a stage of a REST API. */
export interface RestStageSpec {
  name: string;
  waf?: boolean;
  /** Another web ACL than that of `waf`. */
  webAclArn?: string;
  /** Execution logging by method key; `true` is INFO for all methods. */
  logging?: boolean | Record<string, 'OFF' | 'ERROR' | 'INFO'>;
  accessLogs?: boolean;
  tracing?: boolean;
  cache?: 'encrypted' | 'plain';
  variables?: Record<string, string>;
  tags?: Record<string, string>;
}

/** What is particular about a method. */
export interface RestMethodSpec {
  path: string;
  method: string;
  authorization?: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS';
  apiKeyRequired?: boolean;
  /** Name of the function that it calls; left out: a mock. */
  functionName?: string;
  /** Id of the request validator. */
  validatorId?: string;
  /** Name of the model of JSON bodies. */
  model?: string;
}

/** What is particular about a REST API. */
export interface RestApiSpec {
  name: string;
  endpointType?: 'EDGE' | 'REGIONAL' | 'PRIVATE';
  stages: RestStageSpec[];
  methods: RestMethodSpec[];
  /** The methods that its stages serve, where its working copy has moved on. */
  deployed?: RestMethodSpec[];
  tags?: Record<string, string>;
  policy?: object;
  disableExecuteApiEndpoint?: boolean;
}

const createdDate = new Date('2025-03-04T08:00:00Z');

/** The id that a REST or HTTP API of this name has. */
export const apiIdOf = ({ accountId, region }: Place, name: string): string =>
  shortId(`${accountId}/${region}/api/${name}`);

const logGroupArn = ({ region, accountId }: Place, name: string) =>
  `arn:aws:logs:${region}:${accountId}:log-group:/aws/apigateway/${name}`;

const invocationArn = ({ region, accountId }: Place, functionName: string) =>
  `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn(
    region,
    accountId,
    functionName,
  )}/invocations`;

/** A log format as careful people write it, and one that takes more than an audit needs. */
const logFormat = (isFrugal: boolean) =>
  JSON.stringify({
    requestId: '$context.requestId',
    ip: '$context.identity.sourceIp',
    user: '$context.identity.userArn',
    route: '$context.resourcePath',
    status: '$context.status',
    ...(isFrugal
      ? { tls: '$context.tlsVersion' }
      : { email: '$context.authorizer.claims.email' }),
  });

/** Limits of a stage of its own, or those of the account, which API Gateway repeats. */
const throttling = (isLimited: boolean) =>
  isLimited
    ? { throttlingBurstLimit: 50, throttlingRateLimit: 100 }
    : { throttlingBurstLimit: 5000, throttlingRateLimit: 10_000 };

function methodSettings({
  logging,
  cache,
  waf,
  tracing,
}: RestStageSpec): Record<string, MethodSetting> {
  const levels =
    typeof logging === 'object' ? logging : logging && { '*/*': 'INFO' };
  if (!levels && !cache) return {};
  return Object.fromEntries(
    Object.entries(levels || { '*/*': 'OFF' }).map(([key, loggingLevel]) => [
      key,
      {
        metricsEnabled: tracing ?? false,
        loggingLevel,
        dataTraceEnabled: !waf && loggingLevel === 'INFO',
        ...throttling(waf ?? false),
        cachingEnabled: Boolean(cache),
        cacheTtlInSeconds: 300,
        cacheDataEncrypted: cache === 'encrypted',
        requireAuthorizationForCacheControl: true,
        unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
      },
    ]),
  );
}

/** Methods with an authorizer declare its token, and key their cache on it; those with IAM forget to. */
const keyParameters = (
  authorization: string,
  isRequired = false,
): Record<string, boolean> =>
  /CUSTOM|COGNITO/.test(authorization)
    ? { 'method.request.header.Authorization': isRequired }
    : {};

function resourcesOf(
  place: Place,
  apiId: string,
  methods: RestMethodSpec[],
): Resource[] {
  const paths = [...new Set(['/', ...methods.map(({ path }) => path)])];
  return paths.map(path => {
    const own = methods.filter(method => method.path === path);
    const id = shortId(`${apiId}${path}`, 6);
    return {
      id,
      path,
      ...(path === '/'
        ? {}
        : {
            parentId: shortId(`${apiId}/`, 6),
            pathPart: path.split('/').pop(),
          }),
      ...(own.length === 0
        ? {}
        : {
            resourceMethods: Object.fromEntries(
              own.map(
                ({
                  method,
                  authorization = 'NONE',
                  apiKeyRequired = false,
                  functionName,
                  validatorId,
                  model,
                }) => [
                  method,
                  {
                    httpMethod: method,
                    authorizationType: authorization,
                    apiKeyRequired,
                    requestParameters: keyParameters(authorization, true),
                    ...(validatorId ? { requestValidatorId: validatorId } : {}),
                    ...(model
                      ? { requestModels: { 'application/json': model } }
                      : {}),
                    ...(/CUSTOM|COGNITO/.test(authorization)
                      ? { authorizerId: shortId(`${apiId}authorizer`, 6) }
                      : {}),
                    methodIntegration: {
                      ...(functionName
                        ? {
                            type: 'AWS_PROXY' as const,
                            httpMethod: 'POST',
                            uri: invocationArn(place, functionName),
                          }
                        : { type: 'MOCK' as const }),
                      cacheNamespace: id,
                      cacheKeyParameters: Object.keys(
                        keyParameters(authorization),
                      ),
                    },
                  },
                ],
              ),
            ),
          }),
    };
  });
}

/** What a deployment tells of its methods. */
function summaryOf(methods: RestMethodSpec[]) {
  const summary: Record<string, Record<string, MethodSnapshot>> = {};
  for (const { path, method, ...one } of methods) {
    const { authorization = 'NONE', apiKeyRequired = false } = one;
    summary[path] ??= {};
    summary[path][method] = {
      authorizationType: authorization,
      apiKeyRequired,
    };
  }
  return summary;
}

/** A REST API as API Gateway shows it. */
export function buildRestApi(
  place: Place,
  spec: RestApiSpec,
): SimulatedRestApi {
  const id = apiIdOf(place, spec.name);
  const authorization = spec.methods.map(method => method.authorization);
  const deploymentId = shortId(`${id}deployment`, 6);
  return {
    api: {
      id,
      name: spec.name,
      createdDate,
      apiKeySource: 'HEADER',
      endpointConfiguration: {
        types: [spec.endpointType ?? 'REGIONAL'],
        ipAddressType: 'ipv4',
      },
      disableExecuteApiEndpoint: spec.disableExecuteApiEndpoint ?? false,
      securityPolicy: spec.stages.some(({ waf }) => waf)
        ? 'TLS_1_2'
        : 'TLS_1_0',
      rootResourceId: shortId(`${id}/`, 6),
      // API Gateway returns the policy as JSON text with its quotes escaped.
      ...(spec.policy
        ? { policy: JSON.stringify(spec.policy).replace(/"/g, '\\"') }
        : {}),
      ...(spec.tags ? { tags: spec.tags } : {}),
    },
    stages: spec.stages.map(stage => ({
      stageName: stage.name,
      ...(stage.accessLogs ? { description: `Stage ${stage.name}` } : {}),
      deploymentId,
      cacheClusterEnabled: Boolean(stage.cache),
      ...(stage.cache
        ? { cacheClusterSize: '0.5', cacheClusterStatus: 'AVAILABLE' as const }
        : {}),
      methodSettings: methodSettings(stage),
      tracingEnabled: stage.tracing ?? false,
      ...(stage.variables ? { variables: stage.variables } : {}),
      ...(stage.accessLogs
        ? {
            accessLogSettings: {
              destinationArn: logGroupArn(place, spec.name),
              format: logFormat(stage.waf ?? false),
            },
          }
        : {}),
      ...(stage.waf
        ? {
            webAclArn: `arn:aws:wafv2:${place.region}:${
              place.accountId
            }:regional/webacl/shop-edge/${digest(
              place.accountId + place.region,
            ).slice(0, 8)}`,
          }
        : {}),
      ...(stage.webAclArn ? { webAclArn: stage.webAclArn } : {}),
      ...(stage.tags ? { tags: stage.tags } : {}),
      createdDate,
      lastUpdatedDate: createdDate,
    })),
    resources: resourcesOf(place, id, spec.methods),
    authorizers: authorization.some(
      type => type === 'CUSTOM' || type === 'COGNITO_USER_POOLS',
    )
      ? [
          {
            id: shortId(`${id}authorizer`, 6),
            name: 'customers',
            type: authorization.includes('CUSTOM')
              ? 'TOKEN'
              : 'COGNITO_USER_POOLS',
            identitySource: 'method.request.header.Authorization',
          },
        ]
      : [],
    deployments: [
      {
        id: deploymentId,
        createdDate,
        apiSummary: summaryOf(spec.deployed ?? spec.methods),
      },
    ],
  };
}

/** What is particular about a stage of an HTTP or WebSocket API. */
export interface HttpStageSpec {
  name: string;
  accessLogs?: boolean;
  variables?: Record<string, string>;
  tags?: Record<string, string>;
}

/** What is particular about a route. */
export interface HttpRouteSpec {
  /** Such as `GET /items` or `$connect`. */
  key: string;
  authorization?: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'JWT';
  functionName?: string;
}

/** What is particular about an HTTP or WebSocket API. */
export interface HttpApiSpec {
  name: string;
  protocol?: 'HTTP' | 'WEBSOCKET';
  stages: HttpStageSpec[];
  routes: HttpRouteSpec[];
  /** Those beside the ones of functions. */
  integrations?: Integration[];
  /** Changes to the JWT authorizer. */
  jwt?: { Issuer?: string; Audience?: string[] };
  tags?: Record<string, string>;
  disableExecuteApiEndpoint?: boolean;
}

/** APIs whose routes all authorize name who may call them from a browser; others let anyone. */
const corsConfiguration = ({ routes }: HttpApiSpec) => ({
  AllowOrigins: routes.every(
    ({ authorization = 'NONE' }) => authorization !== 'NONE',
  )
    ? ['https://shop.example.com']
    : ['*'],
  AllowMethods: ['GET', 'POST'],
  AllowHeaders: ['Authorization', 'Content-Type'],
});

/** An HTTP or WebSocket API as API Gateway V2 shows it. */
export function buildHttpApi(
  place: Place,
  spec: HttpApiSpec,
): SimulatedHttpApi {
  const ApiId = apiIdOf(place, spec.name);
  const ProtocolType = spec.protocol ?? 'HTTP';
  const scheme = ProtocolType === 'HTTP' ? 'https' : 'wss';
  const functions = [
    ...new Set(spec.routes.flatMap(({ functionName }) => functionName ?? [])),
  ];
  const integrationId = (name: string) => shortId(`${ApiId}${name}`, 7);
  const authorizerType = spec.routes.find(({ authorization }) =>
    ['CUSTOM', 'JWT'].includes(authorization ?? ''),
  )?.authorization;
  const AuthorizerId = shortId(`${ApiId}authorizer`, 6);
  return {
    api: {
      ApiId,
      Name: spec.name,
      ProtocolType,
      ApiEndpoint: `${scheme}://${ApiId}.execute-api.${place.region}.amazonaws.com`,
      RouteSelectionExpression:
        ProtocolType === 'HTTP'
          ? '$request.method $request.path'
          : '$request.body.action',
      ApiKeySelectionExpression: '$request.header.x-api-key',
      DisableExecuteApiEndpoint: spec.disableExecuteApiEndpoint ?? false,
      IpAddressType: 'ipv4',
      ...(ProtocolType === 'HTTP'
        ? { CorsConfiguration: corsConfiguration(spec) }
        : {}),
      CreatedDate: createdDate,
      ...(spec.tags ? { Tags: spec.tags } : {}),
    },
    stages: spec.stages.map(stage => ({
      StageName: stage.name,
      AutoDeploy: ProtocolType === 'HTTP',
      DeploymentId: shortId(`${ApiId}deployment`, 6),
      DefaultRouteSettings: {
        DetailedMetricsEnabled: stage.accessLogs ?? false,
        ...(stage.accessLogs
          ? { ThrottlingBurstLimit: 50, ThrottlingRateLimit: 100 }
          : {}),
        ...(ProtocolType === 'WEBSOCKET'
          ? {
              LoggingLevel: stage.accessLogs
                ? ('ERROR' as const)
                : ('OFF' as const),
              DataTraceEnabled: !stage.accessLogs,
            }
          : {}),
      },
      RouteSettings: {},
      StageVariables: stage.variables ?? {},
      ...(stage.accessLogs
        ? {
            AccessLogSettings: {
              DestinationArn: logGroupArn(place, spec.name),
              Format: logFormat(
                Object.keys(stage.variables ?? {}).length === 0,
              ),
            },
          }
        : {}),
      ...(stage.tags ? { Tags: stage.tags } : {}),
      CreatedDate: createdDate,
      LastUpdatedDate: createdDate,
    })),
    routes: spec.routes.map(
      ({ key, authorization = 'NONE', functionName }) => ({
        RouteId: shortId(`${ApiId}${key}`, 7),
        RouteKey: key,
        AuthorizationType: authorization,
        ...(['CUSTOM', 'JWT'].includes(authorization) ? { AuthorizerId } : {}),
        ...(authorization === 'JWT' && key.startsWith('POST')
          ? { AuthorizationScopes: [`${spec.name}/write`] }
          : {}),
        ApiKeyRequired: false,
        ...(functionName
          ? { Target: `integrations/${integrationId(functionName)}` }
          : {}),
      }),
    ),
    authorizers: authorizerType
      ? [
          {
            AuthorizerId,
            Name: 'customers',
            ...(authorizerType === 'JWT'
              ? {
                  AuthorizerType: 'JWT',
                  JwtConfiguration: {
                    Issuer: `https://cognito-idp.${place.region}.amazonaws.com/${place.region}_Customers`,
                    Audience: [spec.name],
                    ...spec.jwt,
                  },
                }
              : { AuthorizerType: 'REQUEST' }),
            IdentitySource: ['$request.header.Authorization'],
          },
        ]
      : [],
    integrations: [
      ...functions.map(
        (name): Integration => ({
          IntegrationId: integrationId(name),
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: functionArn(place.region, place.accountId, name),
          PayloadFormatVersion: ProtocolType === 'HTTP' ? '2.0' : '1.0',
          ConnectionType: 'INTERNET',
        }),
      ),
      ...(spec.integrations ?? []),
    ],
  };
}

/** A custom domain name as both versions of API Gateway show it. */
export function buildDomainName(
  { accountId, region }: Place,
  name: string,
  securityPolicy: 'TLS_1_0' | 'TLS_1_2',
): SimulatedDomainName {
  const certificate = `arn:aws:acm:${region}:${accountId}:certificate/${digest(
    name,
  ).slice(0, 8)}`;
  const target = `d-${shortId(name)}.execute-api.${region}.amazonaws.com`;
  const arn = `arn:aws:apigateway:${region}::/domainnames/${name}`;
  return {
    v1: {
      domainName: name,
      domainNameArn: arn,
      regionalDomainName: target,
      regionalHostedZoneId: 'ZLY8HYME6SFDD',
      regionalCertificateArn: certificate,
      endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
      domainNameStatus: 'AVAILABLE',
      securityPolicy: securityPolicy as SecurityPolicy,
    },
    v2: {
      DomainName: name,
      DomainNameArn: arn,
      ApiMappingSelectionExpression: '$request.basepath',
      DomainNameConfigurations: [
        {
          ApiGatewayDomainName: target,
          CertificateArn: certificate,
          DomainNameStatus: 'AVAILABLE',
          EndpointType: 'REGIONAL',
          HostedZoneId: 'ZLY8HYME6SFDD',
          SecurityPolicy: securityPolicy,
        },
      ],
    },
  };
}
