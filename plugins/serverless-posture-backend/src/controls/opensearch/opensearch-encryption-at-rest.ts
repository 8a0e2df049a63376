import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub Opensearch.1. */
export const opensearchEncryptionAtRest = control({
  id: 'opensearch-encryption-at-rest',
  title: 'The domain is encrypted at rest',
  description:
    'Indexes, logs and snapshots on disk can be read by whoever gets at the disk. EncryptionAtRestOptions must ' +
    'be enabled, with whichever key. Once on, it cannot be switched off; domains of old versions cannot switch it on.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::OpenSearchService::Domain',
  references: {
    securityHub: ['Opensearch.1'],
    config: ['opensearch-encrypted-at-rest', 'elasticsearch-encrypted-at-rest'],
    documents: [
      {
        title: 'Encryption of data at rest for Amazon OpenSearch Service',
        url: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html',
      },
    ],
  },
  evaluate: domain =>
    domain.encryptedAtRest
      ? passed()
      : failed([evidence('EncryptionAtRestOptions.Enabled', false)]),
  remedy: domain => ({
    summary: `Turn encryption at rest of ${domain.name} on.`,
    console: `OpenSearch Service (${domain.region}) > Domains > ${domain.name} > Security configuration`,
    cli: `aws opensearch update-domain-config --region ${domain.region} --domain-name ${domain.name} --encryption-at-rest-options Enabled=true`,
    cloudformation: `# ${domain.name}\nEncryptionAtRestOptions:\n  Enabled: true`,
    terraform: `# ${domain.name}\nencrypt_at_rest {\n  enabled = true\n}`,
  }),
});
