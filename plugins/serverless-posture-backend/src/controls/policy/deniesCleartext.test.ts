import { deniesCleartext } from './deniesCleartext';
import { deny, policyOf } from './testPolicies';

const MOUNT = 'elasticfilesystem:ClientMount';
const cleartext = { Bool: { 'aws:SecureTransport': 'false' } };

it.each<[string, boolean, string | null]>([
  ['no policy', false, null],
  ['every action', true, policyOf(deny({ Condition: cleartext }))],
  [
    'the action',
    true,
    policyOf(
      deny({
        Principal: { AWS: '*' },
        Action: [MOUNT],
        Condition: cleartext,
      }),
    ),
  ],
  [
    'another action',
    false,
    policyOf(
      deny({ Action: 'elasticfilesystem:ClientWrite', Condition: cleartext }),
    ),
  ],
  ['a Deny of everything', false, policyOf(deny())],
  [
    'calls with TLS',
    false,
    policyOf(deny({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
  ],
  [
    'one caller only',
    false,
    policyOf(
      deny({
        Principal: { AWS: '111122223333' },
        Condition: cleartext,
      }),
    ),
  ],
  [
    'a further condition',
    false,
    policyOf(
      deny({
        Condition: {
          ...cleartext,
          StringEquals: { 'aws:PrincipalAccount': '111122223333' },
        },
      }),
    ),
  ],
])('a Deny of %s: %s', (_, expected, policy) => {
  expect(deniesCleartext(policy, [MOUNT])).toBe(expected);
});
