import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  openSearchDomain,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { opensearchEncryptionInTransit } from './opensearch-encryption-in-transit';

testControl(opensearchEncryptionInTransit, {
  passed: [
    openSearchDomain(),
    openSearchDomain({ tlsPolicy: 'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08' }),
  ],
  failed: [
    openSearchDomain({ enforcesHttps: false }),
    openSearchDomain({ tlsPolicy: 'Policy-Min-TLS-1-0-2019-07' }),
    openSearchDomain({ nodeToNodeEncryption: false }),
    {
      resource: openSearchDomain({ tlsPolicy: 'Policy-Min-TLS-1-2-2019-07' }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    openSearchDomain({ enforcesHttps: unknown('denied') }),
    openSearchDomain({ tlsPolicy: unknown('denied') }),
    openSearchDomain({ nodeToNodeEncryption: unknown('denied') }),
  ],
});
