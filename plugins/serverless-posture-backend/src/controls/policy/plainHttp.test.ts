import { refusesPlainHttp } from './plainHttp';
import { allow, deny, policyOf } from './testPolicies';

const BUCKET = ['arn:aws:s3:::orders', 'arn:aws:s3:::orders/*'];
const refuses = (...statements: object[]) =>
  refusesPlainHttp(policyOf(...statements), 's3', BUCKET);
const insecure = { Bool: { 'aws:SecureTransport': 'false' } };

describe('refusesPlainHttp', () => {
  it.each<[string, object]>([
    ['everything', deny({ Condition: insecure })],
    [
      'every action of the service on both resources',
      deny({ Action: 's3:*', Resource: BUCKET, Condition: insecure }),
    ],
    [
      'AWS principals, by a boolean',
      deny({
        Principal: { AWS: ['*'] },
        Condition: { Bool: { 'AWS:SECURETRANSPORT': false } },
      }),
    ],
  ])('takes a Deny of %s', (_, statement) => {
    expect(refuses(allow('*'), statement)).toBe(true);
  });

  it.each<[string, object]>([
    ['one action', deny({ Action: 's3:GetObject', Condition: insecure })],
    [
      'objects but not the bucket',
      deny({ Resource: BUCKET[1], Condition: insecure }),
    ],
    [
      'one account',
      deny({ Principal: { AWS: '111122223333' }, Condition: insecure }),
    ],
    [
      'encrypted calls',
      deny({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    ],
    [
      'some of the calls',
      deny({
        Condition: {
          ...insecure,
          StringEquals: { 'aws:PrincipalAccount': '111122223333' },
        },
      }),
    ],
    [
      'all but one',
      {
        Effect: 'Deny',
        NotPrincipal: { AWS: '111122223333' },
        Action: '*',
        Resource: '*',
        Condition: insecure,
      },
    ],
    [
      'no more than an Allow leaves out',
      allow('*', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    ],
  ])('does not take a Deny of %s', (_, statement) => {
    expect(refuses(statement)).toBe(false);
  });

  it('finds none without a policy', () => {
    expect(refusesPlainHttp(null, 's3', BUCKET)).toBe(false);
  });
});
