import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  secret,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { secretsmanagerUnused } from './secretsmanager-unused';

testControl(secretsmanagerUnused, {
  passed: [
    secret(),
    {
      resource: secret({
        lastAccessed: null,
        created: '2026-11-01T00:00:00.000Z',
      }),
      note: 'new, and not read yet',
    },
    {
      resource: secret({ lastAccessed: '2026-08-01T00:00:00.000Z' }),
      parameters: { maximumAge: 180 },
    },
  ],
  failed: [
    {
      resource: secret({ lastAccessed: '2026-08-01T00:00:00.000Z' }),
      matching: {
        evidence: [
          { path: 'LastAccessedDate', value: '2026-08-01T00:00:00.000Z' },
          { path: 'CreatedDate' },
        ],
      },
    },
    { resource: secret({ lastAccessed: null }), note: 'never read' },
  ],
  notAvailable: [
    secret({
      lastAccessed: unknown('malformed', 'secretsmanager:ListSecrets'),
    }),
    secret({ lastAccessed: null, created: null }),
  ],
});
