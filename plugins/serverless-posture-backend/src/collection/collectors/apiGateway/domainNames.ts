import {
  APIGatewayClient,
  DomainName as RestDomainName,
  GetDomainNamesCommand,
} from '@aws-sdk/client-api-gateway';
import {
  ApiGatewayV2Client,
  DomainName as HttpDomainName,
  GetDomainNamesCommand as GetHttpDomainNamesCommand,
} from '@aws-sdk/client-apigatewayv2';
import {
  AwsReader,
  Listing,
  operation,
  Resource,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { everyPage, inScope, redactTags, required } from '../../fields';
import { weakestPolicy } from '../securityPolicies';
import { PAGE } from './paging';

export const getDomainNames = operation({
  id: 'apigateway:GetDomainNames',
  client: APIGatewayClient,
  command: GetDomainNamesCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/domainnames'],
  probe: { limit: 1 },
});

export const getHttpDomainNames = operation({
  id: 'apigatewayv2:GetDomainNames',
  client: ApiGatewayV2Client,
  command: GetHttpDomainNamesCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/domainnames'],
  probe: { MaxResults: '1' },
});

/**
 * Custom domains of both versions of the service, which show the same names in AWS: each is one resource. They are few
 * (the quota is 120 in a Region), so that all of them make one page.
 */
export const domainNames: Listing = {
  id: 'domain-names',
  resourceTypes: ['AWS::ApiGateway::DomainName'],
  async page(aws) {
    const [rest, http] = await Promise.all([
      everyPage(
        getDomainNames,
        position => aws.call(getDomainNames, { limit: PAGE, position }),
        ({ items, position }) => ({
          items: required(items, 'items', getDomainNames),
          next: position,
        }),
      ),
      everyPage(
        getHttpDomainNames,
        NextToken =>
          aws.call(getHttpDomainNames, { MaxResults: String(PAGE), NextToken }),
        ({ Items, NextToken }) => ({
          items: required(Items, 'Items', getHttpDomainNames),
          next: NextToken,
        }),
      ),
    ]);
    const domains = new Map<string, Resource<'AWS::ApiGateway::DomainName'>>();
    for (const domain of [
      ...http.map(one => httpDomain(aws, one)),
      ...rest.map(one => restDomain(aws, one)),
    ]) {
      domains.set(domain.arn, domain);
    }
    return { resources: [...domains.values()] };
  },
};

function restDomain(
  aws: AwsReader,
  domain: RestDomainName,
): Resource<'AWS::ApiGateway::DomainName'> {
  const name = required(domain.domainName, 'domainName', getDomainNames);
  return domainResource(aws, name, domain.tags, {
    securityPolicy:
      domain.securityPolicy ??
      unknown('malformed', getDomainNames.id, 'securityPolicy is missing'),
    endpointTypes: required(
      domain.endpointConfiguration?.types,
      'endpointConfiguration.types',
      getDomainNames,
    ),
    mutualTls: domain.mutualTlsAuthentication?.truststoreUri
      ? {
          truststoreVersion:
            domain.mutualTlsAuthentication.truststoreVersion || null,
          truststoreWarnings:
            domain.mutualTlsAuthentication.truststoreWarnings ?? [],
        }
      : null,
  });
}

function httpDomain(
  aws: AwsReader,
  domain: HttpDomainName,
): Resource<'AWS::ApiGateway::DomainName'> {
  const name = required(domain.DomainName, 'DomainName', getHttpDomainNames);
  const configurations = required(
    domain.DomainNameConfigurations,
    'DomainNameConfigurations',
    getHttpDomainNames,
  );
  const policies = configurations.map(one => one.SecurityPolicy);
  return domainResource(aws, name, domain.Tags, {
    securityPolicy: policies.every(
      (policy): policy is NonNullable<typeof policy> => Boolean(policy),
    )
      ? weakestPolicy(policies)
      : unknown(
          'malformed',
          getHttpDomainNames.id,
          'SecurityPolicy is missing',
        ),
    endpointTypes: configurations.map(one =>
      required(one.EndpointType, 'EndpointType', getHttpDomainNames),
    ),
    mutualTls: domain.MutualTlsAuthentication?.TruststoreUri
      ? {
          truststoreVersion:
            domain.MutualTlsAuthentication.TruststoreVersion || null,
          truststoreWarnings:
            domain.MutualTlsAuthentication.TruststoreWarnings ?? [],
        }
      : null,
  });
}

function domainResource(
  aws: AwsReader,
  name: string,
  tags: Record<string, string> | undefined,
  attributes: Resource<'AWS::ApiGateway::DomainName'>['attributes'],
): Resource<'AWS::ApiGateway::DomainName'> {
  return {
    type: 'AWS::ApiGateway::DomainName',
    arn: `arn:${aws.partition}:apigateway:${aws.region}::/domainnames/${name}`,
    name,
    ...inScope(aws),
    tags: redactTags(tags),
    attributes,
  };
}
