import {
  APIGatewayClient,
  GetBasePathMappingsCommand,
} from '@aws-sdk/client-api-gateway';
import {
  ApiGatewayV2Client,
  GetApiMappingsCommand,
} from '@aws-sdk/client-apigatewayv2';
import {
  Attribute,
  AwsReader,
  operation,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, everyPage, required } from '../../fields';
import { PAGE } from './paging';

const NO_DOMAIN = 'probe.invalid';

export const getBasePathMappings = operation({
  id: 'apigateway:GetBasePathMappings',
  client: APIGatewayClient,
  command: GetBasePathMappingsCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/domainnames/*/basepathmappings'],
  absent: ['NotFoundException'],
  probe: { domainName: NO_DOMAIN },
});

export const getApiMappings = operation({
  id: 'apigatewayv2:GetApiMappings',
  client: ApiGatewayV2Client,
  command: GetApiMappingsCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/domainnames/*/apimappings'],
  absent: ['NotFoundException'],
  probe: { DomainName: NO_DOMAIN },
});

/** What of a domain name is needed to ask for its mappings. */
export interface MappedDomain {
  name: string;
  /** Private domain names need it. */
  id?: string;
  endpointTypes: string[];
  routingMode?: string;
}

/**
 * Ids of the APIs that a domain name leads to. Each version of the service may leave out mappings of the other, so that
 * both are asked about names that both know: regional ones.
 */
export function apiIdsOf(
  aws: AwsReader,
  { name, id, endpointTypes, routingMode = 'API_MAPPING_ONLY' }: MappedDomain,
): Promise<Attribute<string[]>> {
  return attributeOf<Attribute<string[]>>(async () => {
    if (routingMode !== 'API_MAPPING_ONLY') {
      return unknown(
        'not-read',
        getApiMappings.id,
        'routing rules, which are not read, decide where the name leads',
      );
    }
    const [first, second] = await Promise.all([
      everyPage(
        getBasePathMappings,
        position =>
          aws.call(getBasePathMappings, {
            domainName: name,
            ...(endpointTypes.includes('PRIVATE') ? { domainNameId: id } : {}),
            limit: PAGE,
            position,
          }),
        // API Gateway leaves the list out where it is empty.
        ({ items = [], position }) => ({ items, next: position }),
      ),
      endpointTypes.includes('REGIONAL')
        ? everyPage(
            getApiMappings,
            NextToken =>
              aws.call(getApiMappings, {
                DomainName: name,
                MaxResults: String(PAGE),
                NextToken,
              }),
            ({ Items, NextToken }) => ({
              items: required(Items, 'Items', getApiMappings),
              next: NextToken,
            }),
          )
        : [],
    ]);
    const ids = [
      ...first.map(({ restApiId }) =>
        required(restApiId, 'restApiId', getBasePathMappings),
      ),
      ...second.map(({ ApiId }) => required(ApiId, 'ApiId', getApiMappings)),
    ];
    return [...new Set(ids)].sort();
  }) as Promise<Attribute<string[]>>;
}
