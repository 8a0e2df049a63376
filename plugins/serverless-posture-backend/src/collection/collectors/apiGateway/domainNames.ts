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
import { certificateReader } from './domainCertificates';
import { apiIdsOf, MappedDomain } from './domainMappings';
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
    const readCertificates = certificateReader(aws);
    // What the first version says of a name is more.
    const domains = new Map(
      [...http.map(httpDomain), ...rest.map(restDomain)].map(domain => [
        domain.name,
        domain,
      ]),
    );
    return {
      resources: await aws.all([...domains.values()], domain =>
        domainResource(aws, domain, readCertificates),
      ),
    };
  },
};

/** What both versions say of a domain name. */
interface Domain extends MappedDomain {
  tags: Record<string, string> | undefined;
  certificateArns: (string | undefined)[];
  attributes: Omit<
    Resource<'AWS::ApiGateway::DomainName'>['attributes'],
    'apiIds' | 'certificates' | 'endpointTypes'
  >;
}

function restDomain(domain: RestDomainName): Domain {
  const from = getDomainNames;
  const mutualTls = domain.mutualTlsAuthentication;
  return {
    name: required(domain.domainName, 'domainName', from),
    id: domain.domainNameId,
    endpointTypes: required(
      domain.endpointConfiguration?.types,
      'endpointConfiguration.types',
      from,
    ),
    routingMode: domain.routingMode,
    tags: domain.tags,
    certificateArns: [
      domain.certificateArn,
      domain.regionalCertificateArn,
      domain.ownershipVerificationCertificateArn,
    ],
    attributes: {
      securityPolicy:
        domain.securityPolicy ??
        unknown('malformed', from.id, 'securityPolicy is missing'),
      mutualTls: mutualTls?.truststoreUri
        ? {
            truststoreVersion: mutualTls.truststoreVersion || null,
            truststoreWarnings: mutualTls.truststoreWarnings ?? [],
          }
        : null,
      status:
        domain.domainNameStatus ??
        unknown('malformed', from.id, 'domainNameStatus is missing'),
    },
  };
}

function httpDomain(domain: HttpDomainName): Domain {
  const from = getHttpDomainNames;
  const configurations = required(
    domain.DomainNameConfigurations,
    'DomainNameConfigurations',
    from,
  );
  const policies = configurations.map(one => one.SecurityPolicy);
  const states = configurations.map(one => one.DomainNameStatus);
  const mutualTls = domain.MutualTlsAuthentication;
  return {
    name: required(domain.DomainName, 'DomainName', from),
    endpointTypes: configurations.map(one =>
      required(one.EndpointType, 'EndpointType', from),
    ),
    routingMode: domain.RoutingMode,
    tags: domain.Tags,
    certificateArns: configurations.flatMap(one => [
      one.CertificateArn,
      one.OwnershipVerificationCertificateArn,
    ]),
    attributes: {
      securityPolicy: policies.every(
        (policy): policy is NonNullable<typeof policy> => Boolean(policy),
      )
        ? weakestPolicy(policies)
        : unknown('malformed', from.id, 'SecurityPolicy is missing'),
      mutualTls: mutualTls?.TruststoreUri
        ? {
            truststoreVersion: mutualTls.TruststoreVersion || null,
            truststoreWarnings: mutualTls.TruststoreWarnings ?? [],
          }
        : null,
      status:
        states.find(state => state !== 'AVAILABLE') ??
        states[0] ??
        unknown('malformed', from.id, 'DomainNameStatus is missing'),
    },
  };
}

async function domainResource(
  aws: AwsReader,
  { tags, certificateArns, attributes, ...domain }: Domain,
  readCertificates: ReturnType<typeof certificateReader>,
): Promise<Resource<'AWS::ApiGateway::DomainName'>> {
  const { name, endpointTypes } = domain;
  const [apiIds, certificates] = await Promise.all([
    apiIdsOf(aws, domain),
    readCertificates(
      certificateArns.filter((arn): arn is string => Boolean(arn)),
    ),
  ]);
  return {
    type: 'AWS::ApiGateway::DomainName',
    arn: `arn:${aws.partition}:apigateway:${aws.region}::/domainnames/${name}`,
    name,
    ...inScope(aws),
    tags: redactTags(tags),
    attributes: { ...attributes, endpointTypes, apiIds, certificates },
  };
}
