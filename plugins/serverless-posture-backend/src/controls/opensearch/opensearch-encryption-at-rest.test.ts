import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  openSearchDomain,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { opensearchEncryptionAtRest } from './opensearch-encryption-at-rest';

testControl(opensearchEncryptionAtRest, {
  passed: [openSearchDomain()],
  failed: [openSearchDomain({ encryptedAtRest: false })],
  notAvailable: [
    openSearchDomain({
      encryptedAtRest: unknown('denied', 'es:DescribeDomains'),
    }),
  ],
});
