import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { opensearchAccess } from './opensearch-access';
import { opensearchEncryptionAtRest } from './opensearch-encryption-at-rest';
import { opensearchEncryptionInTransit } from './opensearch-encryption-in-transit';

export const opensearchControls: readonly AnyControl[] = [
  opensearchAccess,
  opensearchEncryptionAtRest,
  opensearchEncryptionInTransit,
];
