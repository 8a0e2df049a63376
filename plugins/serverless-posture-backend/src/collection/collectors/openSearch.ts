import {
  DescribeDomainsCommand,
  DomainStatus,
  ListDomainNamesCommand,
  OpenSearchClient,
} from '@aws-sdk/client-opensearch';
import {
  AwsReader,
  Collector,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { chunk } from 'lodash';
import { inScope, required } from '../fields';
import { policyText } from '../policies';
import { serverlessTypes } from '../serverlessTypes';

const listDomainNames = operation({
  id: 'es:ListDomainNames',
  client: OpenSearchClient,
  command: ListDomainNamesCommand,
  probe: {},
});

const describeDomains = operation({
  id: 'es:DescribeDomains',
  client: OpenSearchClient,
  command: DescribeDomainsCommand,
  resources: ['arn:{partition}:es:*:*:domain/*'],
});

/** The most domains that one call describes. */
const DESCRIBED_AT_ONCE = 5;

/** OpenSearch domains of Regions with functions and APIs, which search and log in them. */
export const openSearchCollector: Collector = {
  id: 'opensearch',
  scope: 'regional',
  follows: serverlessTypes,
  operations: { listDomainNames, describeDomains },
  listings: [
    {
      id: 'domains',
      resourceTypes: ['AWS::OpenSearchService::Domain'],
      recordedAs: ['AWS::OpenSearch::Domain', 'AWS::Elasticsearch::Domain'],
      async page(aws) {
        const { DomainNames } = await aws.call(listDomainNames, {});
        const names = required(DomainNames, 'DomainNames', listDomainNames).map(
          ({ DomainName }) =>
            required(DomainName, 'DomainName', listDomainNames),
        );
        const domains = await aws.all(
          chunk(names, DESCRIBED_AT_ONCE),
          async some => {
            const output = await aws.call(describeDomains, {
              DomainNames: some,
            });
            return required(
              output.DomainStatusList,
              'DomainStatusList',
              describeDomains,
            );
          },
        );
        return {
          resources: domains
            .flat()
            .filter(({ Deleted }) => !Deleted)
            .map(domain => resourceOf(aws, domain)),
        };
      },
    },
  ],
};

function resourceOf(
  aws: AwsReader,
  domain: DomainStatus,
): Resource<'AWS::OpenSearchService::Domain'> {
  const { AccessPolicies: policy, AdvancedSecurityOptions: access } = domain;
  const endpoint = required(
    domain.DomainEndpointOptions,
    'DomainEndpointOptions',
    describeDomains,
  );
  return {
    type: 'AWS::OpenSearchService::Domain',
    arn: required(domain.ARN, 'ARN', describeDomains),
    name: required(domain.DomainName, 'DomainName', describeDomains),
    ...inScope(aws),
    tags: {},
    attributes: {
      vpcId: domain.VPCOptions?.VPCId || null,
      accessPolicy: policy ? policyText(policy, describeDomains.id) : null,
      fineGrainedAccess: access?.Enabled ?? false,
      anonymousAccess: access?.AnonymousAuthEnabled ?? false,
      encryptedAtRest: domain.EncryptionAtRestOptions?.Enabled ?? false,
      nodeToNodeEncryption:
        domain.NodeToNodeEncryptionOptions?.Enabled ?? false,
      enforcesHttps: endpoint.EnforceHTTPS ?? false,
      tlsPolicy: required(
        endpoint.TLSSecurityPolicy,
        'TLSSecurityPolicy',
        describeDomains,
      ),
    },
  };
}
