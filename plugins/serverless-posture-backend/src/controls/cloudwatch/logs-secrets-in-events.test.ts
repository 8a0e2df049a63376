import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  logGroup,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { logsSecretsInEvents } from './logs-secrets-in-events';

testControl(logsSecretsInEvents, {
  passed: [logGroup()],
  failed: [
    {
      resource: logGroup({
        eventSecrets: [{ stream: 's1', kind: 'password' }],
      }),
      matching: { evidence: [{ path: 's1', value: 'password' }] },
    },
  ],
  notAvailable: [
    logGroup({ eventSecrets: unknown('not-read', 'logs:FilterLogEvents') }),
  ],
});
