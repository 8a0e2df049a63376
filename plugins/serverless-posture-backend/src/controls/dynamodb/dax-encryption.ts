import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub DynamoDB.3 and DynamoDB.7. */
export const daxEncryption = control({
  id: 'dax-encryption',
  title: 'DAX clusters are encrypted at rest and in transit',
  description:
    'DAX caches what tables hold, on disks and over the network of its own. Neither kind of encryption can be ' +
    'switched on later: a cluster without them must be made anew.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::DAX::Cluster',
  references: {
    securityHub: ['DynamoDB.3', 'DynamoDB.7'],
    config: ['dax-encryption-enabled', 'dax-tls-endpoint-encryption'],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'DAX encryption at rest',
        url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html',
      },
      {
        title: 'DAX encryption in transit',
        url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html',
      },
    ],
  },
  evaluate({ encryptionAtRest, endpointEncryption }) {
    const found = [
      ...(encryptionAtRest === 'ENABLED' || encryptionAtRest === 'ENABLING'
        ? []
        : [evidence('SSEDescription.Status', encryptionAtRest)]),
      ...(endpointEncryption === 'TLS'
        ? []
        : [evidence('ClusterEndpointEncryptionType', endpointEncryption)]),
    ];
    return found.length > 0 ? failed(found) : passed();
  },
  remedy: cluster => ({
    summary: `Make cluster ${cluster.name} anew with encryption at rest and TLS.`,
    console: `Amazon DynamoDB (${cluster.region}) > DAX > Clusters > Create cluster`,
    cli: `aws dax create-cluster --region ${cluster.region} --cluster-name ${cluster.name}-2 --sse-specification Enabled=true --cluster-endpoint-encryption-type TLS --node-type <type> --replication-factor 3 --iam-role-arn <role>`,
    cloudformation: `# ${cluster.name}, AWS::DAX::Cluster\nSSESpecification: { SSEEnabled: true }\nClusterEndpointEncryptionType: TLS`,
    terraform: `# aws_dax_cluster ${cluster.name}\ncluster_endpoint_encryption_type = "TLS"\nserver_side_encryption { enabled = true }`,
  }),
});
