import { AwsError } from '../protocol/awsError';
import { SimulatedEventApi, SimulatedGraphqlApi } from '../world/things/edge';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'BadRequestException';
const limits = { standard: 25, maximum: 25, invalid };

interface ListRequest {
  apiId?: string;
  maxResults?: number;
  nextToken?: string;
}

const absent = (what: string) =>
  new AwsError('NotFoundException', `${what} not found.`, 404);

function graphqlApiOf({ apiId }: ListRequest, call: Call): SimulatedGraphqlApi {
  const found = thingsOf(call.cell, 'graphqlApis').find(
    ({ api }) => api.apiId === apiId,
  );
  if (!found) throw absent('GraphQL API');
  return found;
}

function eventApiOf({ apiId }: ListRequest, call: Call): SimulatedEventApi {
  const found = thingsOf(call.cell, 'eventApis').find(
    ({ api }) => api.apiId === apiId,
  );
  if (!found) throw absent('API');
  return found;
}

function listed<T>(
  items: T[],
  { maxResults, nextToken }: ListRequest,
  call: Call,
) {
  return page(items, call, {
    token: nextToken,
    limit: limitOf(maxResults, limits),
    invalid,
  });
}

/** AWS AppSync: GraphQL APIs and Event APIs. */
export const appSync: Handlers = {
  ListGraphqlApis(input: ListRequest, call) {
    const apis = thingsOf(call.cell, 'graphqlApis').map(({ api }) => api);
    const { items, next } = listed(apis, input, call);
    return { graphqlApis: items, nextToken: next };
  },

  GetGraphqlApiEnvironmentVariables: (input: ListRequest, call) => ({
    environmentVariables: graphqlApiOf(input, call).environmentVariables,
  }),

  ListDataSources(input: ListRequest, call) {
    const { dataSources } = graphqlApiOf(input, call);
    const { items, next } = listed(dataSources, input, call);
    return { dataSources: items, nextToken: next };
  },

  GetApiCache(input: ListRequest, call) {
    const { cache } = graphqlApiOf(input, call);
    if (!cache) throw absent('Cache');
    return { apiCache: cache };
  },

  ListApis(input: ListRequest, call) {
    const apis = thingsOf(call.cell, 'eventApis').map(({ api }) => api);
    const { items, next } = listed(apis, input, call);
    return { apis: items, nextToken: next };
  },

  ListChannelNamespaces(input: ListRequest, call) {
    const { namespaces } = eventApiOf(input, call);
    const { items, next } = listed(namespaces, input, call);
    return { channelNamespaces: items, nextToken: next };
  },
};
