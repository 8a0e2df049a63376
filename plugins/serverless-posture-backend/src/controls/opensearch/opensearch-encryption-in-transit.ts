import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

const tlsEvidence = (policy: string) =>
  evidence('DomainEndpointOptions.TLSSecurityPolicy', policy);

/** Source: Security Hub Opensearch.3, Opensearch.8. */
export const opensearchEncryptionInTransit = control({
  id: 'opensearch-encryption-in-transit',
  title:
    'The domain enforces HTTPS with a current policy and encrypts between nodes',
  description:
    'Without HTTPS, queries and passwords travel in clear text; without encryption between nodes, the data does ' +
    'so inside. EnforceHTTPS and node-to-node encryption must be on. A TLS policy without forward secrecy, but ' +
    'from TLS 1.2 on, fails with low severity.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::OpenSearchService::Domain',
  references: {
    securityHub: ['Opensearch.3', 'Opensearch.8'],
    config: [
      'opensearch-https-required',
      'opensearch-node-to-node-encryption-check',
    ],
    documents: [
      {
        title: 'Infrastructure security in Amazon OpenSearch Service',
        url: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html',
      },
      {
        title: 'Node-to-node encryption for Amazon OpenSearch Service',
        url: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html',
      },
    ],
  },
  evaluate(domain): Verdict {
    const found = [
      ...(domain.enforcesHttps
        ? []
        : [evidence('DomainEndpointOptions.EnforceHTTPS', false)]),
      ...(/^Policy-Min-TLS-1-[2-9]/.test(domain.tlsPolicy)
        ? []
        : [tlsEvidence(domain.tlsPolicy)]),
      ...(domain.nodeToNodeEncryption
        ? []
        : [evidence('NodeToNodeEncryptionOptions.Enabled', false)]),
    ];
    if (found.length > 0) return failed(found);
    return domain.tlsPolicy === 'Policy-Min-TLS-1-2-2019-07'
      ? failed([tlsEvidence(domain.tlsPolicy)], { severity: 'LOW' })
      : passed();
  },
  remedy: domain => ({
    summary: `Enforce HTTPS with a current policy on ${domain.name}, and encrypt between its nodes.`,
    console: `OpenSearch Service (${domain.region}) > Domains > ${domain.name} > Security configuration`,
    cli: `aws opensearch update-domain-config --region ${domain.region} --domain-name ${domain.name} --domain-endpoint-options EnforceHTTPS=true,TLSSecurityPolicy=Policy-Min-TLS-1-2-PFS-2023-10 --node-to-node-encryption-options Enabled=true`,
    cloudformation: `# ${domain.name}\nDomainEndpointOptions:\n  EnforceHTTPS: true\n  TLSSecurityPolicy: Policy-Min-TLS-1-2-PFS-2023-10\nNodeToNodeEncryptionOptions:\n  Enabled: true`,
    terraform: `# ${domain.name}\ndomain_endpoint_options {\n  enforce_https       = true\n  tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"\n}\nnode_to_node_encryption {\n  enabled = true\n}`,
  }),
});
