import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub EventBridge.4. */
export const eventbridgeGlobalEndpointReplication = control({
  id: 'eventbridge-global-endpoint-replication',
  title: 'Global endpoints replicate events',
  description:
    'A global endpoint sends events to another Region when the first one fails. Without replication, events that were under way ' +
    'are missing there, and the endpoint comes back only by hand. Replication must be on; the buses behind it are not ' +
    'compared.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::Events::Endpoint',
  references: {
    securityHub: ['EventBridge.4'],
    config: ['global-endpoint-event-replication-enabled'],
    documents: [
      {
        title:
          'Making applications Regional-fault tolerant with global endpoints',
        url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html',
      },
    ],
  },
  evaluate: ({ replication }) =>
    replication === 'ENABLED'
      ? passed()
      : failed([evidence('ReplicationConfig.State', replication)]),
  remedy: endpoint => ({
    summary: `Turn the replication of ${endpoint.name} on.`,
    console: `EventBridge (${endpoint.region}) > Global endpoints > ${endpoint.name} > Edit`,
    cli: `aws events update-endpoint --region ${endpoint.region} --name ${endpoint.name} --replication-config State=ENABLED --role-arn <ARN>`,
    cloudformation: `# ${endpoint.name}, AWS::Events::Endpoint\nReplicationConfig: { State: ENABLED }`,
    terraform: `# ${endpoint.name}: the provider of AWS has no resource for global endpoints\nresource "awscc_events_endpoint" "endpoint" {\n  replication_config = { state = "ENABLED" }\n}`,
  }),
});
