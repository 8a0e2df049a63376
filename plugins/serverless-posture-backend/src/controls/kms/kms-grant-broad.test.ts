import { KeyGrant, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  kmsKey,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { kmsGrantBroad } from './kms-grant-broad';

const granting = (more: Partial<KeyGrant>) =>
  kmsKey({
    grants: [
      {
        id: 'g1',
        grantee: 'arn:aws:iam::111122223333:role/reader',
        operations: ['Decrypt'],
        constrained: false,
        ...more,
      },
    ],
  });
const roleOf = (account: string) => `arn:aws:iam::${account}:role/reader`;

testControl(kmsGrantBroad, {
  passed: [
    kmsKey(),
    granting({}),
    {
      resource: granting({ grantee: roleOf('444455556666') }),
      accounts: ['444455556666'],
    },
    {
      resource: granting({ grantee: roleOf('999988887777') }),
      parameters: { approvedAccounts: ['999988887777'] },
    },
    {
      resource: granting({
        grantee: 'dynamodb.eu-west-1.amazonaws.com',
        operations: ['CreateGrant', 'Decrypt'],
      }),
      note: 'a service',
    },
    {
      resource: granting({
        operations: ['CreateGrant', 'Decrypt'],
        constrained: true,
      }),
      note: 'further grants within an encryption context',
    },
  ],
  failed: [
    {
      resource: granting({ grantee: roleOf('999988887777') }),
      matching: { evidence: [{ path: 'Grants[g1]' }] },
      note: 'a foreign account',
    },
    {
      resource: granting({ grantee: 'arn:aws:iam::111122223333:root' }),
      note: 'the whole account',
    },
    { resource: granting({ grantee: '*' }), note: 'everyone' },
    {
      resource: granting({ operations: ['CreateGrant', 'Decrypt'] }),
      note: 'further grants of its own choice',
    },
  ],
  notAvailable: [
    kmsKey({ grants: unknown('denied', 'kms:ListGrants') }),
    granting({ grantee: 'nobody knows' }),
    {
      resource: granting({ grantee: roleOf('444455556666') }),
      accounts: { unknown: { errorClass: 'denied' } },
    },
  ],
  notApplicable: [kmsKey({ manager: 'AWS' })],
});
