import {
  Api,
  ApiGatewayV2Client,
  GetApisCommand,
  GetRoutesCommand,
  GetStagesCommand,
  Route,
  RouteSettings,
  Stage,
} from '@aws-sdk/client-apigatewayv2';
import {
  AnyResource,
  AwsReader,
  Collector,
  HttpApi,
  HttpRoute,
  operation,
  Operation,
  Resource,
  ResourceType,
  RouteSetting,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { isPlainObject, mapKeys, mapValues, upperFirst } from 'lodash';
import { everyPage, inScope, oneOf, redactTags, required } from '../fields';
import { namedValues } from '../secrets';
import { logFormat } from './accessLogFormat';
import {
  authorizersOf,
  getAuthorizers,
  getIntegrations,
  integrationsOf,
} from './apiGatewayV2Parts';
import { readableAlone } from './alone';
import { children, mergePages } from './children';
import { RecordedStage, recordedStages, unlessOdd } from './recordedStages';
import { unlessUnchanged } from './remembered';

const PAGE = '500';

/** The right to call is judged before the API is looked up, so that one that doesn't exist shows the right. */
const NO_API = 'probe00000';

const getApis = operation({
  id: 'apigatewayv2:GetApis',
  client: ApiGatewayV2Client,
  command: GetApisCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/apis'],
  probe: { MaxResults: '1' },
});

const getStages = operation({
  id: 'apigatewayv2:GetStages',
  client: ApiGatewayV2Client,
  command: GetStagesCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/apis/*/stages'],
  absent: ['NotFoundException'],
  probe: { ApiId: NO_API },
});

const getRoutes = operation({
  id: 'apigatewayv2:GetRoutes',
  client: ApiGatewayV2Client,
  command: GetRoutesCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/apis/*/routes'],
  absent: ['NotFoundException'],
  probe: { ApiId: NO_API },
});

type ApiOf = Resource<'AWS::ApiGatewayV2::Api'> & { attributes: HttpApi };

function httpApi(aws: AwsReader, api: Api): ApiOf {
  const id = required(api.ApiId, 'ApiId', getApis);
  return {
    type: 'AWS::ApiGatewayV2::Api',
    arn: `arn:${aws.partition}:apigateway:${aws.region}::/apis/${id}`,
    name: api.Name || id,
    ...inScope(aws),
    tags: redactTags(api.Tags),
    attributes: {
      protocolType: oneOf<HttpApi['protocolType']>(
        api.ProtocolType,
        ['HTTP', 'WEBSOCKET'],
        'ProtocolType',
        getApis,
      ),
      disableExecuteApiEndpoint: api.DisableExecuteApiEndpoint ?? false,
      cors: api.CorsConfiguration
        ? {
            allowOrigins: api.CorsConfiguration.AllowOrigins ?? [],
            allowHeaders: (api.CorsConfiguration.AllowHeaders ?? []).map(
              header => header.toLowerCase(),
            ),
            allowCredentials: api.CorsConfiguration.AllowCredentials ?? false,
          }
        : null,
    },
  };
}

function routeSetting(route: string, settings: RouteSettings): RouteSetting {
  return {
    route,
    loggingLevel: oneOf(
      // HTTP APIs have no such setting.
      settings.LoggingLevel ?? 'OFF',
      ['OFF', 'ERROR', 'INFO'],
      'LoggingLevel',
      getStages,
    ),
    dataTraceEnabled: settings.DataTraceEnabled ?? false,
    detailedMetricsEnabled: settings.DetailedMetricsEnabled ?? false,
    throttlingRateLimit: settings.ThrottlingRateLimit ?? null,
    throttlingBurstLimit: settings.ThrottlingBurstLimit ?? null,
  };
}

/** What every stage has in API Gateway, if only an empty one, as AWS Config writes it. */
const STAGE_MAPS = ['defaultRouteSettings', 'routeSettings', 'stageVariables'];

interface Stages {
  stages: Resource<'AWS::ApiGatewayV2::Stage'>[];
  deployments: string[];
}

/** @param recorded - what AWS Config tells of them; left out: API Gateway does */
async function stagesOf(
  aws: AwsReader,
  api: ApiOf,
  recorded?: RecordedStage[],
): Promise<Stages> {
  const known =
    recorded &&
    unlessOdd(recorded, ofConfig =>
      parseStages(aws, api, ofConfig.map(asTold)),
    );
  if (known) return known;
  const found = await everyPage(
    getStages,
    NextToken =>
      aws.call(getStages, { ApiId: idOf(api), MaxResults: PAGE, NextToken }),
    ({ Items, NextToken }) => ({
      items: required(Items, 'Items', getStages),
      next: NextToken,
    }),
  );
  return parseStages(aws, api, found);
}

/** A stage of AWS Config as API Gateway tells it; names of routes and variables are what people gave them. */
function asTold(recorded: Record<string, unknown>): Stage {
  const { routeSettings, stageVariables, tags, lastUpdatedDate, ...rest } =
    recorded;
  return {
    ...(pascal(rest) as Stage),
    RouteSettings: mapValues(
      routeSettings as Record<string, unknown>,
      pascal,
    ) as Stage['RouteSettings'],
    StageVariables: stageVariables as Stage['StageVariables'],
    Tags: tags as Stage['Tags'],
    LastUpdatedDate: lastUpdatedDate
      ? new Date(String(lastUpdatedDate))
      : undefined,
  };
}

function pascal(value: unknown): unknown {
  return isPlainObject(value)
    ? mapValues(
        mapKeys(value as object, (_, name) => upperFirst(name)),
        pascal,
      )
    : value;
}

function parseStages(aws: AwsReader, api: ApiOf, found: Stage[]): Stages {
  const deployments = found
    .map(({ StageName, DeploymentId, LastUpdatedDate }) =>
      [StageName, DeploymentId, LastUpdatedDate?.toISOString()].join(' '),
    )
    .sort();
  const stages = found.map(
    (stage: Stage): Resource<'AWS::ApiGatewayV2::Stage'> => {
      const name = required(stage.StageName, 'StageName', getStages);
      return {
        type: 'AWS::ApiGatewayV2::Stage',
        arn: `${api.arn}/stages/${name}`,
        name: `${api.name}/${name}`,
        parentArn: api.arn,
        ...inScope(aws),
        tags: redactTags(stage.Tags),
        attributes: {
          protocolType: api.attributes.protocolType,
          accessLogDestinationArn:
            stage.AccessLogSettings?.DestinationArn || null,
          accessLogFormat: logFormat(
            stage.AccessLogSettings?.DestinationArn,
            stage.AccessLogSettings?.Format,
            getStages,
          ),
          routeSettings: stage.DefaultRouteSettings
            ? [
                routeSetting('*', stage.DefaultRouteSettings),
                ...Object.entries(stage.RouteSettings ?? {}).map(
                  ([route, settings]) => routeSetting(route, settings),
                ),
              ]
            : unknown(
                'malformed',
                getStages.id,
                'DefaultRouteSettings is missing',
              ),
          variables: namedValues(stage.StageVariables),
        },
      };
    },
  );
  return { stages, deployments };
}

const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'JWT'] as const;

async function routesOf(
  aws: AwsReader,
  api: ApiOf,
): Promise<Resource<'AWS::ApiGatewayV2::Route'>[]> {
  const routes = await everyPage(
    getRoutes,
    NextToken =>
      aws.call(getRoutes, { ApiId: idOf(api), MaxResults: PAGE, NextToken }),
    ({ Items, NextToken }) => ({
      items: required(Items, 'Items', getRoutes),
      next: NextToken,
    }),
  );
  return routes.map((route: Route) => {
    const id = required(route.RouteId, 'RouteId', getRoutes);
    const routeKey = required(route.RouteKey, 'RouteKey', getRoutes);
    return {
      type: 'AWS::ApiGatewayV2::Route',
      arn: `${api.arn}/routes/${id}`,
      name: routeKey,
      parentArn: api.arn,
      ...inScope(aws),
      tags: {},
      attributes: {
        protocolType: api.attributes.protocolType,
        routeKey,
        authorizationType: oneOf<HttpRoute['authorizationType']>(
          // API Gateway leaves the type out of routes of WebSocket APIs that never had one.
          route.AuthorizationType ??
            (api.attributes.protocolType === 'WEBSOCKET' ? 'NONE' : undefined),
          authorizationTypes,
          'AuthorizationType',
          getRoutes,
        ),
        authorizationScopes: route.AuthorizationScopes ?? [],
        apiKeyRequired: route.ApiKeyRequired ?? false,
        integrationId:
          /^integrations\/(.+)$/.exec(route.Target ?? '')?.[1] ?? null,
      },
    };
  });
}

function idOf({ arn }: ApiOf): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** What is read of each API beside its stages. */
const parts: {
  key: string;
  type: ResourceType;
  operation: Operation;
  of(aws: AwsReader, api: ApiOf): Promise<AnyResource[]>;
}[] = [
  {
    key: 'getRoutes',
    type: 'AWS::ApiGatewayV2::Route',
    operation: getRoutes,
    of: routesOf,
  },
  {
    key: 'getAuthorizers',
    type: 'AWS::ApiGatewayV2::Authorizer',
    operation: getAuthorizers,
    of: authorizersOf,
  },
  {
    key: 'getIntegrations',
    type: 'AWS::ApiGatewayV2::Integration',
    operation: getIntegrations,
    of: integrationsOf,
  },
];

/** HTTP and WebSocket APIs with their parts, or those of them that are needed. */
export function apiGatewayV2Collector(needed?: ReadonlySet<string>): Collector {
  const needs = (type: ResourceType) => !needed || needed.has(type);
  const stages = needs('AWS::ApiGatewayV2::Stage');
  const read = parts.filter(({ type }) => needs(type));
  return {
    id: 'apigatewayv2',
    scope: 'regional',
    operations: {
      getApis,
      ...(stages ? { getStages } : {}),
      ...Object.fromEntries(read.map(({ key, operation: one }) => [key, one])),
    },
    listings: [
      readableAlone(
        {
          id: 'apis',
          resourceTypes: [
            'AWS::ApiGatewayV2::Api',
            ...(stages ? (['AWS::ApiGatewayV2::Stage'] as const) : []),
            ...read.map(one => one.type),
          ],
          recordedAs: ['AWS::ApiGatewayV2::Api'],
          async page(aws, token, inventory) {
            const { Items, NextToken } = await aws.call(getApis, {
              MaxResults: PAGE,
              NextToken: token,
            });
            const apis = required(Items, 'Items', getApis).map(item =>
              httpApi(aws, item),
            );
            const recorded = stages
              ? await recordedStages(
                  inventory,
                  'AWS::ApiGatewayV2::Stage',
                  apis,
                  STAGE_MAPS,
                )
              : undefined;
            const pages = await aws.all(apis, async api => {
              let deployments: string[] | undefined;
              const stagesPage = stages
                ? await children(api, 'AWS::ApiGatewayV2::Stage', async () => {
                    const found = await stagesOf(
                      aws,
                      api,
                      recorded?.get(api.arn),
                    );
                    deployments = found.deployments;
                    return found.stages;
                  })
                : { resources: [] };
              const contents = await unlessUnchanged(
                inventory,
                {
                  api,
                  types: read.map(({ type }) => type),
                  deployments,
                  source: getRoutes.id,
                },
                async () =>
                  mergePages(
                    await Promise.all(
                      read.map(part =>
                        children(api, part.type, () => part.of(aws, api)),
                      ),
                    ),
                    undefined,
                  ),
              );
              return [stagesPage, contents];
            });
            return mergePages(
              [{ resources: apis }, ...pages.flat()],
              NextToken,
            );
          },
        },
        getApis,
        ({ Items, ...output }, id) => ({
          ...output,
          Items: Items?.filter(api => api.ApiId === id),
        }),
      ),
    ],
  };
}
