import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  secret,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { secretsmanagerRotationPeriod } from './secretsmanager-rotation-period';

const OLD = '2026-01-01T00:00:00.000Z';
const NEW = '2026-11-01T00:00:00.000Z';
const dated = (
  created: string,
  lastChanged: string | null,
  lastRotated: string | null,
) => secret({ created, lastChanged, lastRotated });

testControl(secretsmanagerRotationPeriod, {
  passed: [
    dated(OLD, OLD, NEW),
    dated(OLD, NEW, null),
    { resource: dated(NEW, null, null), note: 'just made' },
    {
      resource: dated(OLD, OLD, null),
      parameters: { maximumAge: 400 },
      note: 'an age of your own choice',
    },
  ],
  failed: [
    {
      resource: dated(OLD, OLD, OLD),
      matching: { evidence: [{ path: 'LastChangedDate', value: OLD }] },
    },
    { resource: dated(OLD, null, null), note: 'never changed' },
  ],
  notAvailable: [
    secret({ lastRotated: unknown('malformed', 'secretsmanager:ListSecrets') }),
    secret({ created: null, lastChanged: null, lastRotated: null }),
  ],
  notApplicable: [secret({ replicaOf: 'us-east-1', lastChanged: OLD })],
});
