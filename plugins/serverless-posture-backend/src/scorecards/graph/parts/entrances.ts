import { known, Found } from '../inventory';
import { INTERNET } from '../graph';
import { nodeOf, otherNode, Step, step, Telling, told } from './telling';

/** An API of either version of API Gateway. */
export type AnyApi =
  | Found<'AWS::ApiGateway::RestApi'>
  | Found<'AWS::ApiGatewayV2::Api'>;

export function isRest(api: AnyApi): api is Found<'AWS::ApiGateway::RestApi'> {
  return api.$.type === 'AWS::ApiGateway::RestApi';
}

export function apiIdOfArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** The ways from the internet to the APIs of API Gateway: default endpoints and domain names. */
export function tellEntrances(telling: Telling): void {
  const { inventory, builder } = telling;
  const apis: AnyApi[] = [
    ...inventory.all('AWS::ApiGateway::RestApi'),
    ...inventory.all('AWS::ApiGatewayV2::Api'),
  ];
  for (const api of apis) {
    const to = builder.node(nodeOf('api', api));
    builder.edge({
      from: INTERNET.id,
      to,
      ...told(() => defaultEndpoint(api)),
    });
    const unread = inventory.missing('AWS::ApiGateway::DomainName', api.$);
    if (unread && mayNeedDomain(api)) {
      const from = builder.node(
        otherNode('domain', `unread:${api.$.region}`, {
          name: 'domain names',
          unknown: unread.message ?? unread.errorClass,
        }),
      );
      builder.edge({
        from: INTERNET.id,
        to: from,
        ...step('unknown', 'the domain names could not be read'),
      });
      builder.edge({
        from,
        to,
        ...step('unknown', 'the domain names could not be read'),
      });
    }
  }
  for (const domain of inventory.all('AWS::ApiGateway::DomainName'))
    tellDomain(domain, apis, telling);
}

function tellDomain(
  domain: Found<'AWS::ApiGateway::DomainName'>,
  apis: AnyApi[],
  { inventory, builder }: Telling,
): void {
  const from = builder.node(nodeOf('domain', domain));
  builder.edge({
    from: INTERNET.id,
    to: from,
    ...told(() => domainEntrance(domain)),
  });
  const ids = known(() => domain.apiIds);
  if ('unknown' in ids) {
    for (const api of apis) {
      if (api.$.region !== domain.$.region || !mayNeedDomain(api)) continue;
      builder.edge({
        from,
        to: builder.node(nodeOf('api', api)),
        ...step('unknown', ids.unknown),
      });
    }
    return;
  }
  const root = domain.$.arn.slice(0, domain.$.arn.indexOf('/domainnames/'));
  for (const id of ids.value) {
    const api =
      inventory.find('AWS::ApiGateway::RestApi', `${root}/restapis/${id}`) ??
      inventory.find('AWS::ApiGatewayV2::Api', `${root}/apis/${id}`);
    const to = builder.node(
      api
        ? nodeOf('api', api)
        : otherNode('api', `unread:${domain.$.region}:${id}`, {
            name: `API ${id}`,
            toldBy: domain.id,
            unknown: 'the API was not found',
          }),
    );
    builder.edge({
      from,
      to,
      ...told(() =>
        api && isPrivate(api)
          ? step('guarded', 'private endpoint')
          : step('open', 'the domain name is mapped to the API'),
      ),
    });
  }
}

function domainEntrance({
  endpointTypes,
  mutualTls,
}: Found<'AWS::ApiGateway::DomainName'>): Step {
  if (endpointTypes.length > 0 && endpointTypes.every(isPrivateType))
    return step('guarded', 'private domain name');
  return mutualTls === null
    ? step('open', 'no client certificate needed')
    : step('guarded', 'clients need a certificate');
}

function defaultEndpoint(api: AnyApi): Step {
  if (isPrivate(api)) return step('guarded', 'private endpoint');
  return api.disableExecuteApiEndpoint
    ? step('guarded', 'the default endpoint is off')
    : step('open', 'default endpoint');
}

/** Whether only interface endpoints of VPCs lead to an API. */
function isPrivate(api: AnyApi): boolean {
  return (
    isRest(api) &&
    api.endpointTypes.length > 0 &&
    api.endpointTypes.every(isPrivateType)
  );
}

/** Whether a domain name may be what opens the way to an API: its default endpoint surely does otherwise. */
function mayNeedDomain(api: AnyApi): boolean {
  return told(() => defaultEndpoint(api)).passage !== 'open';
}

function isPrivateType(type: string): boolean {
  return type === 'PRIVATE';
}
