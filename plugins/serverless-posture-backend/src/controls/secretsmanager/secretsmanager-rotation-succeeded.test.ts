import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  secret,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { secretsmanagerRotationSucceeded } from './secretsmanager-rotation-succeeded';

testControl(secretsmanagerRotationSucceeded, {
  passed: [
    secret(),
    {
      resource: secret({ nextRotation: '2026-11-20T12:00:00.000Z' }),
      note: 'within its window',
    },
    {
      resource: secret({ nextRotation: null, rotationDays: 30 }),
      note: 'by the days of the rule',
    },
    {
      resource: secret({
        created: '2026-11-20T00:00:00.000Z',
        lastRotated: null,
        nextRotation: null,
      }),
      note: 'new, and not due yet',
    },
  ],
  failed: [
    {
      resource: secret({ nextRotation: '2026-11-01T00:00:00.000Z' }),
      matching: {
        evidence: [
          { path: 'NextRotationDate', value: '2026-11-01T00:00:00.000Z' },
          { path: 'LastRotatedDate' },
        ],
      },
    },
    {
      resource: secret({
        nextRotation: null,
        lastRotated: '2026-09-01T00:00:00.000Z',
      }),
      note: 'too long ago',
    },
    {
      resource: secret({ nextRotation: null, lastRotated: null }),
      note: 'never, since it was made',
    },
  ],
  notAvailable: [
    secret({
      nextRotation: unknown('malformed', 'secretsmanager:ListSecrets'),
    }),
    {
      resource: secret({ nextRotation: null, rotationDays: null }),
      note: 'nobody says when',
    },
  ],
  notApplicable: [
    secret({ rotationEnabled: false }),
    secret({ replicaOf: 'us-east-1' }),
  ],
});
