import {
  AppSyncClient,
  AuthenticationType,
  AuthMode,
  Api,
  DataSource,
  GetApiCacheCommand,
  GetGraphqlApiEnvironmentVariablesCommand,
  GraphqlApi,
  ListApisCommand,
  ListChannelNamespacesCommand,
  ListDataSourcesCommand,
  ListGraphqlApisCommand,
  OpenIDConnectConfig,
} from '@aws-sdk/client-appsync';
import {
  AnyResource,
  AwsReader,
  Collector,
  EventApi,
  GraphqlAuthentication,
  GraphqlAuthenticationType,
  GraphqlDataSource,
  isUnknown,
  Listing,
  CollectionError,
  operation,
  Operation,
  Page,
  Resource,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import {
  attributeOf,
  everyPage,
  inScope,
  oneOf,
  redactTags,
  required,
} from '../fields';
import { namedValues } from '../secrets';
import { targetArns } from './appSyncTargets';
import { readableAlone } from './alone';
import { children, mergePages } from './children';

/** The most that one page holds (AppSync API Reference, ListGraphqlApis). */
const PAGE = 25;

/** The right to call is judged before the API is looked up, so that one that doesn't exist shows the right. */
const NO_API = 'serverlesspostureprobe0000';

const listGraphqlApis = operation({
  id: 'appsync:ListGraphqlApis',
  client: AppSyncClient,
  command: ListGraphqlApisCommand,
  probe: { maxResults: 1 },
});

const getEnvironmentVariables = operation({
  id: 'appsync:GetGraphqlApiEnvironmentVariables',
  client: AppSyncClient,
  command: GetGraphqlApiEnvironmentVariablesCommand,
  absent: ['NotFoundException'],
  probe: { apiId: NO_API },
});

const listDataSources = operation({
  id: 'appsync:ListDataSources',
  client: AppSyncClient,
  command: ListDataSourcesCommand,
  absent: ['NotFoundException'],
  probe: { apiId: NO_API },
});

const getApiCache = operation({
  id: 'appsync:GetApiCache',
  client: AppSyncClient,
  command: GetApiCacheCommand,
  // "Unable to find the cache for the API"
  absent: ['NotFoundException'],
  probe: { apiId: NO_API },
});

const listApis = operation({
  id: 'appsync:ListApis',
  client: AppSyncClient,
  command: ListApisCommand,
  probe: { maxResults: 1 },
});

const listChannelNamespaces = operation({
  id: 'appsync:ListChannelNamespaces',
  client: AppSyncClient,
  command: ListChannelNamespacesCommand,
  absent: ['NotFoundException'],
  probe: { apiId: NO_API },
});

/** ListGraphqlApis does not hold them. */
const eventApis: Listing = readableAlone(
  {
    id: 'event-apis',
    resourceTypes: ['AWS::AppSync::Api'],
    async page(aws, token) {
      const { apis, nextToken } = await aws.call(listApis, {
        maxResults: PAGE,
        nextToken: token,
      });
      return {
        resources: await aws.all(required(apis, 'apis', listApis), api =>
          eventApi(aws, api),
        ),
        next: nextToken || undefined,
      };
    },
  },
  listApis,
  (output, id) => ({
    ...output,
    apis: output.apis?.filter(api => api.apiId === id),
  }),
);

/** GraphQL APIs with their data sources and caches, and Event APIs with their namespaces, or those that are needed. */
export function appSyncCollector(needed?: ReadonlySet<string>): Collector {
  const needs = (type: ResourceType) => !needed || needed.has(type);
  const dataSources = needs('AWS::AppSync::DataSource');
  const caches = needs('AWS::AppSync::ApiCache');
  return {
    id: 'appsync',
    scope: 'regional',
    operations: {
      listGraphqlApis,
      getEnvironmentVariables,
      ...(dataSources ? { listDataSources } : {}),
      ...(caches ? { getApiCache } : {}),
      listApis,
      listChannelNamespaces,
    },
    listings: [graphqlApis({ dataSources, caches }), eventApis],
  };
}

const nothing: Page = { resources: [] };

function graphqlApis(read: { dataSources: boolean; caches: boolean }): Listing {
  const listing: Listing = {
    id: 'graphql-apis',
    resourceTypes: [
      'AWS::AppSync::GraphQLApi',
      ...(read.dataSources ? (['AWS::AppSync::DataSource'] as const) : []),
      ...(read.caches ? (['AWS::AppSync::ApiCache'] as const) : []),
    ],
    recordedAs: ['AWS::AppSync::GraphQLApi'],
    async page(aws, token) {
      const output = await aws.call(listGraphqlApis, {
        maxResults: PAGE,
        nextToken: token,
      });
      const items = required(
        output.graphqlApis,
        'graphqlApis',
        listGraphqlApis,
      );
      const parts = await aws.all(items, async item => {
        const api = await graphqlApi(aws, item);
        const apiId = required(item.apiId, 'apiId', listGraphqlApis);
        return Promise.all([
          { resources: [api] },
          read.dataSources
            ? children(api, 'AWS::AppSync::DataSource', () =>
                dataSourcesOf(aws, api, apiId),
              )
            : nothing,
          read.caches
            ? children(api, 'AWS::AppSync::ApiCache', () =>
                cacheOf(aws, api, apiId),
              )
            : nothing,
        ]);
      });
      return mergePages(parts.flat(), output.nextToken);
    },
  };
  return readableAlone(listing, listGraphqlApis, (output, id) => ({
    ...output,
    graphqlApis: output.graphqlApis?.filter(api => api.apiId === id),
  }));
}

const fieldLogLevels = ['NONE', 'ERROR', 'INFO', 'DEBUG', 'ALL'] as const;

async function graphqlApi(
  aws: AwsReader,
  api: GraphqlApi,
): Promise<Resource<'AWS::AppSync::GraphQLApi'>> {
  const from = listGraphqlApis;
  const apiId = required(api.apiId, 'apiId', from);
  return {
    type: 'AWS::AppSync::GraphQLApi',
    arn: required(api.arn, 'arn', from),
    name: api.name || apiId,
    ...inScope(aws),
    tags: redactTags(api.tags),
    attributes: {
      authentication: [
        authentication(api.authenticationType, api.openIDConnectConfig),
        ...(api.additionalAuthenticationProviders ?? []).map(one =>
          authentication(one.authenticationType, one.openIDConnectConfig),
        ),
      ],
      logging: api.logConfig
        ? {
            fieldLogLevel: oneOf(
              api.logConfig.fieldLogLevel,
              fieldLogLevels,
              'logConfig.fieldLogLevel',
              from,
            ),
            excludeVerboseContent: api.logConfig.excludeVerboseContent ?? false,
          }
        : null,
      webAclArn: api.wafWebAclArn || null,
      // AppSync leaves defaults out.
      visibility: oneOf<'GLOBAL' | 'PRIVATE'>(
        api.visibility ?? 'GLOBAL',
        ['GLOBAL', 'PRIVATE'],
        'visibility',
        from,
      ),
      queryDepthLimit: api.queryDepthLimit ?? 0,
      resolverCountLimit: api.resolverCountLimit ?? 0,
      environment: await aws.read(
        getEnvironmentVariables,
        { apiId },
        ({ environmentVariables }) => namedValues(environmentVariables ?? {}),
      ),
    },
  };
}

const authenticationTypes: readonly GraphqlAuthenticationType[] = [
  'API_KEY',
  'AWS_IAM',
  'AMAZON_COGNITO_USER_POOLS',
  'OPENID_CONNECT',
  'AWS_LAMBDA',
];

function authenticationType(
  type: AuthenticationType | undefined,
  from: Operation,
): GraphqlAuthenticationType {
  return oneOf(type, authenticationTypes, 'authenticationType', from);
}

function authentication(
  type: AuthenticationType | undefined,
  config: OpenIDConnectConfig | undefined,
): GraphqlAuthentication {
  return {
    type: authenticationType(type, listGraphqlApis),
    openIdConnect:
      type === 'OPENID_CONNECT'
        ? {
            issuer: required(
              config?.issuer,
              'openIDConnectConfig.issuer',
              listGraphqlApis,
            ),
            clientId: config?.clientId || null,
          }
        : null,
  };
}

async function dataSourcesOf(
  aws: AwsReader,
  api: AnyResource,
  apiId: string,
): Promise<Resource<'AWS::AppSync::DataSource'>[]> {
  const sources = await everyPage(
    listDataSources,
    nextToken =>
      aws.call(listDataSources, { apiId, maxResults: PAGE, nextToken }),
    output => ({
      items: required(output.dataSources, 'dataSources', listDataSources),
      next: output.nextToken,
    }),
  );
  return sources.map((source): Resource<'AWS::AppSync::DataSource'> => {
    const name = required(source.name, 'name', listDataSources);
    return {
      type: 'AWS::AppSync::DataSource',
      arn: source.dataSourceArn ?? `${api.arn}/datasources/${name}`,
      name: `${api.name}/${name}`,
      parentArn: api.arn,
      ...inScope(aws),
      tags: {},
      attributes: {
        dataSourceType: required(source.type, 'type', listDataSources),
        serviceRoleArn: source.serviceRoleArn || null,
        targetArns: targetArns(aws, source),
        endpointScheme: endpointScheme(source),
      },
    };
  });
}

function endpointScheme(
  source: DataSource,
): GraphqlDataSource['endpointScheme'] {
  const { httpConfig, openSearchServiceConfig, elasticsearchConfig } = source;
  const config = httpConfig ?? openSearchServiceConfig ?? elasticsearchConfig;
  if (!config) return null;
  const [, scheme] = /^\s*(https?):/i.exec(config.endpoint ?? '') ?? [];
  return oneOf<'http' | 'https'>(
    scheme?.toLowerCase(),
    ['http', 'https'],
    'endpoint',
    listDataSources,
  );
}

async function cacheOf(
  aws: AwsReader,
  api: AnyResource,
  apiId: string,
): Promise<Resource<'AWS::AppSync::ApiCache'>[]> {
  const cache = await aws.read(
    getApiCache,
    { apiId },
    output => required(output.apiCache, 'apiCache', getApiCache),
    null,
  );
  if (isUnknown(cache)) throw new CollectionError(cache.$unknown);
  if (cache === null || cache.status === 'DELETING') return [];
  return [
    {
      type: 'AWS::AppSync::ApiCache',
      arn: `${api.arn}/ApiCaches`,
      name: api.name,
      parentArn: api.arn,
      ...inScope(aws),
      tags: {},
      attributes: {
        atRestEncryptionEnabled: cache.atRestEncryptionEnabled ?? false,
        transitEncryptionEnabled: cache.transitEncryptionEnabled ?? false,
      },
    },
  ];
}

async function eventApi(
  aws: AwsReader,
  api: Api,
): Promise<Resource<'AWS::AppSync::Api'>> {
  const apiId = required(api.apiId, 'apiId', listApis);
  const config = required(api.eventConfig, 'eventConfig', listApis);
  const typesOf = (modes: AuthMode[] | undefined, field: string) =>
    required(modes, field, listApis).map(({ authType }) =>
      authenticationType(authType, listApis),
    );
  return {
    type: 'AWS::AppSync::Api',
    arn: required(api.apiArn, 'apiArn', listApis),
    name: api.name || apiId,
    ...inScope(aws),
    tags: redactTags(api.tags),
    attributes: {
      connectionAuthTypes: typesOf(
        config.connectionAuthModes,
        'connectionAuthModes',
      ),
      defaultAuthTypes: {
        publish: typesOf(
          config.defaultPublishAuthModes,
          'defaultPublishAuthModes',
        ),
        subscribe: typesOf(
          config.defaultSubscribeAuthModes,
          'defaultSubscribeAuthModes',
        ),
      },
      namespaces: await attributeOf(() => namespacesOf(aws, apiId)),
    },
  };
}

async function namespacesOf(
  aws: AwsReader,
  apiId: string,
): Promise<EventApi['namespaces']> {
  const namespaces = await everyPage(
    listChannelNamespaces,
    nextToken =>
      aws.call(listChannelNamespaces, { apiId, maxResults: PAGE, nextToken }),
    output => ({
      items: required(
        output.channelNamespaces,
        'channelNamespaces',
        listChannelNamespaces,
      ),
      next: output.nextToken,
    }),
  );
  // Modes of their own replace those of the API.
  const typesOf = (modes: AuthMode[] = []) =>
    modes.map(({ authType }) =>
      authenticationType(authType, listChannelNamespaces),
    );
  return namespaces.map(namespace => ({
    name: required(namespace.name, 'name', listChannelNamespaces),
    publish: typesOf(namespace.publishAuthModes),
    subscribe: typesOf(namespace.subscribeAuthModes),
  }));
}
