import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamUser,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { iamUserAccessKeys } from './iam-user-access-keys';

const recent = '2026-11-01T00:00:00.000Z';
const middle = '2026-09-15T00:00:00.000Z';
const old = '2026-01-01T00:00:00.000Z';

testControl(iamUserAccessKeys, {
  passed: [
    iamUser(),
    iamUser({
      accessKeys: [{ active: true, lastRotated: recent, lastUsed: recent }],
    }),
    {
      resource: iamUser({
        accessKeys: [{ active: true, lastRotated: recent, lastUsed: null }],
      }),
      note: 'a new one that was not used yet',
    },
    {
      resource: iamUser({
        accessKeys: [{ active: false, lastRotated: old, lastUsed: null }],
      }),
      note: 'inactive',
    },
  ],
  failed: [
    iamUser({
      accessKeys: [{ active: true, lastRotated: old, lastUsed: recent }],
    }),
    iamUser({
      accessKeys: [{ active: true, lastRotated: middle, lastUsed: old }],
    }),
    {
      resource: iamUser({
        accessKeys: [{ active: true, lastRotated: middle, lastUsed: null }],
      }),
      note: 'never used',
    },
    iamUser({
      accessKeys: [{ active: true, lastRotated: null, lastUsed: recent }],
    }),
    {
      resource: iamUser({
        accessKeys: [
          { active: true, lastRotated: recent, lastUsed: recent },
          { active: true, lastRotated: recent, lastUsed: recent },
        ],
      }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    iamUser({ accessKeys: unknown('denied', 'iam:GetCredentialReport') }),
  ],
});
