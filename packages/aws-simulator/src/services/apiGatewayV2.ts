import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { SimulatedHttpApi } from '../world/world';
import { Call, Handler, Handlers, limitOf, page } from './handlers';

const invalid = 'BadRequestException';

/** `MaxResults` is a string here; its maximum is not documented, 500 is what clients in the field use. */
const limits = { standard: 500, maximum: 500, invalid };

interface ListRequest {
  ApiId?: string;
  MaxResults?: string;
  NextToken?: string;
}

function apiOf({ ApiId }: ListRequest, { cell }: Call): SimulatedHttpApi {
  const found = cell.httpApis.find(({ api }) => api.ApiId === ApiId);
  if (!found) {
    throw new AwsError(
      'NotFoundException',
      'Invalid API identifier specified',
      404,
      {
        ResourceType: 'Api',
      },
    );
  }
  return found;
}

function listed(
  items: object[],
  { MaxResults, NextToken }: ListRequest,
  call: Call,
) {
  const limit = limitOf(
    MaxResults === undefined ? undefined : Number(MaxResults),
    limits,
  );
  const { items: Items, next } = page(items, call, {
    token: NextToken,
    limit,
    invalid,
  });
  return { Items, NextToken: next };
}

const listOf =
  (pick: (api: SimulatedHttpApi) => object[]): Handler =>
  (input: ListRequest, call) =>
    listed(pick(apiOf(input, call)), input, call);

/** Amazon API Gateway V2: HTTP and WebSocket APIs. */
export const apiGatewayV2: Handlers = {
  GetApis: (input: ListRequest, call) =>
    listed(
      call.cell.httpApis.map(({ api }) => api),
      input,
      call,
    ),
  GetStages: listOf(({ stages }) => stages),
  GetRoutes: listOf(({ routes }) => routes),
  GetAuthorizers: listOf(({ authorizers }) => authorizers),
  GetIntegrations: listOf(({ integrations }) => integrations),
  GetApiMappings(input: ListRequest & { DomainName?: string }, call) {
    const { cell } = call;
    if (
      !cell.domainNames.some(({ v2 }) => v2.DomainName === input.DomainName)
    ) {
      throw new AwsError(
        'NotFoundException',
        'Invalid domain name identifier specified',
        404,
        { ResourceType: 'DomainName' },
      );
    }
    const mappings = thingsOf(cell, 'apiMappings')
      .filter(({ domainName }) => domainName === input.DomainName)
      .map(({ mapping }) => mapping);
    return listed(mappings, input, call);
  },
  GetDomainNames: (input: ListRequest, call) =>
    listed(
      call.cell.domainNames.map(({ v2 }) => v2),
      input,
      call,
    ),
};
