import type { DescribeDomainsRequest } from '@aws-sdk/client-opensearch';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers } from './handlers';

/** Amazon OpenSearch Service. */
export const openSearch: Handlers = {
  ListDomainNames: (_input: object, { cell }: Call) => ({
    DomainNames: thingsOf(cell, 'openSearchDomains').map(({ DomainName }) => ({
      DomainName,
      EngineType: 'OpenSearch',
    })),
  }),

  DescribeDomains({ DomainNames = [] }: DescribeDomainsRequest, call: Call) {
    if (DomainNames.length > 5) {
      throw new AwsError(
        'ValidationException',
        'Please provide a maximum of 5 domain names to describe.',
      );
    }
    return {
      DomainStatusList: thingsOf(call.cell, 'openSearchDomains').filter(
        ({ DomainName }) => DomainNames.includes(DomainName),
      ),
    };
  },
};
