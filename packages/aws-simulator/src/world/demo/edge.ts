import type { Integration } from '@aws-sdk/client-apigatewayv2';
import { apiIdOf, buildDomainName, buildHttpApi } from '../buildApis';
import { RoleSpec } from '../buildRoles';
import { Place } from '../grants';
import { lasting } from '../lifetime';
import {
  CellDefinition,
  SimulatedDomainName,
  ThingsDefinition,
} from '../world';
import { EdgeThings } from '../things/edge';
import { edgeDistributions } from './edgeDistributions';
import { edgeGraphs, graphRoles } from './edgeGraphs';
import { DemoAccount } from './organization';
import { Story } from './story';

const tags = { service: 'storefront', team: 'storefront' };

/** Partners of the shop, who prove with a certificate that it is them; one of their two APIs can be called without. */
const partnerApis = [
  { name: 'b2b-orders', host: 'b2b.shop.example.com', isCareful: true },
  { name: 'partner-feed', host: 'partners.shop.example.com', isCareful: false },
];

/** A custom domain that asks clients for certificates. */
function mutualTlsDomain(place: Place, host: string): SimulatedDomainName {
  const { v1, v2 } = buildDomainName(place, host, 'TLS_1_2');
  const truststoreUri = 's3://shop-truststore/partners.pem';
  return {
    v1: {
      ...v1,
      mutualTlsAuthentication: { truststoreUri, truststoreVersion: 'v7' },
    },
    v2: {
      ...v2,
      MutualTlsAuthentication: {
        TruststoreUri: truststoreUri,
        TruststoreVersion: 'v7',
      },
    },
  };
}

const privateIntegration = (
  { region, accountId }: Place,
  isCareful: boolean,
): Integration => ({
  IntegrationId: 'backend',
  IntegrationType: 'HTTP_PROXY',
  IntegrationMethod: 'ANY',
  IntegrationUri: `arn:aws:elasticloadbalancing:${region}:${accountId}:listener/app/erp/50dc6c495c0c9188/f2f7dc8efc522ab2`,
  ConnectionType: 'VPC_LINK',
  ConnectionId: 'v1nk01',
  PayloadFormatVersion: '1.0',
  ...(isCareful
    ? { TlsConfig: { ServerNameToVerify: 'erp.internal.shop.example.com' } }
    : {}),
});

/** What stands before the functions of the storefront: APIs for partners, GraphQL and Event APIs. */
export function addEdge(
  cell: CellDefinition,
  account: DemoAccount,
  place: Place,
  story: Story,
): void {
  if (account !== 'prod-storefront' || place.region !== 'eu-west-1') return;
  const mappings: NonNullable<ThingsDefinition['apiMappings']> = [];
  for (const { name, host, isCareful } of partnerApis) {
    cell.httpApis.push(
      lasting(
        buildHttpApi(place, {
          name,
          tags,
          stages: [{ name: '$default', accessLogs: isCareful }],
          routes: [{ key: 'POST /feed', authorization: 'JWT' }],
          integrations: [privateIntegration(place, isCareful)],
          disableExecuteApiEndpoint: isCareful,
          jwt: isCareful ? undefined : { Audience: [] },
        }),
      ),
    );
    cell.domainNames.push(lasting(mutualTlsDomain(place, host)));
    mappings.push(
      lasting<EdgeThings['apiMappings']>({
        domainName: host,
        mapping: { ApiId: apiIdOf(place, name), Stage: '$default' },
      }),
    );
  }
  const { regionalCertificateArn } = mutualTlsDomain(
    place,
    partnerApis[1].host,
  ).v1;
  cell.things = {
    ...cell.things,
    ...edgeGraphs(place, story),
    apiMappings: mappings,
    certificates: [
      lasting<EdgeThings['certificates']>({
        CertificateArn: regionalCertificateArn!,
        Status: 'ISSUED' as const,
        Type: 'AMAZON_ISSUED' as const,
        NotAfter: story.week(-2),
        RenewalEligibility: 'ELIGIBLE' as const,
        RenewalSummary: {
          RenewalStatus: 'PENDING_VALIDATION' as const,
          DomainValidationOptions: [],
          UpdatedAt: story.week(3),
        },
      }),
    ],
  };
}

/** Account-wide: distributions and what they are made of. */
export function edgeThings(
  account: DemoAccount,
  accountId: string,
): ThingsDefinition {
  return account === 'prod-storefront' ? edgeDistributions(accountId) : {};
}

/** The roles that AppSync assumes. */
export function edgeRoles(account: DemoAccount, accountId: string): RoleSpec[] {
  return account === 'prod-storefront' ? graphRoles(accountId) : [];
}
