import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  eventEndpoint,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { eventbridgeGlobalEndpointReplication } from './eventbridge-global-endpoint-replication';

testControl(eventbridgeGlobalEndpointReplication, {
  passed: [eventEndpoint({ replication: 'ENABLED' })],
  failed: [
    {
      resource: eventEndpoint({ replication: 'DISABLED' }),
      matching: {
        evidence: [{ path: 'ReplicationConfig.State', value: 'DISABLED' }],
      },
    },
  ],
  notAvailable: [
    eventEndpoint({ replication: unknown('denied', 'events:ListEndpoints') }),
  ],
});
