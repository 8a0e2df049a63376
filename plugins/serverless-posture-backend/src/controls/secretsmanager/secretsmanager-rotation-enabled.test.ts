import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  secret,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { secretsmanagerRotationEnabled } from './secretsmanager-rotation-enabled';

testControl(secretsmanagerRotationEnabled, {
  passed: [
    secret(),
    {
      resource: secret({ rotationFunctionArn: null, owningService: 'rds' }),
      note: 'managed by a service, without a function',
    },
    {
      resource: secret({ rotationFunctionArn: null }),
      note: 'rotated by a partner',
    },
  ],
  failed: [
    {
      resource: secret({ rotationEnabled: false, rotationFunctionArn: null }),
      matching: { evidence: [{ path: 'RotationEnabled', value: false }] },
    },
    {
      resource: secret({ rotationEnabled: false }),
      note: 'a function that nobody calls',
    },
  ],
  notAvailable: [
    secret({
      rotationEnabled: unknown('denied', 'secretsmanager:ListSecrets'),
    }),
    secret({ $: { unlisted: { errorClass: 'denied' } } }),
  ],
  notApplicable: [secret({ replicaOf: 'us-east-1', rotationEnabled: false })],
});
