import { collected } from '../../__testUtils__/collected';
import { arnHere, REFERRING, referringTo } from '../../__testUtils__/referring';

jest.setTimeout(60_000);

const policy = { Version: '2012-10-17', Statement: [] };
const key = (id: string, more: object = {}) => ({
  metadata: {
    KeyId: id,
    Arn: arnHere('kms', `key/${id}`),
    KeyManager: 'CUSTOMER' as const,
    KeyState: 'Enabled' as const,
    KeySpec: 'SYMMETRIC_DEFAULT' as const,
    Origin: 'AWS_KMS' as const,
    ...more,
  },
  policy,
  rotates: true,
  grants: [],
  aliases: [`alias/${id}`],
  tags: { owner: 'shop' },
});
const grants = Array.from({ length: 120 }, (_, i) => ({
  GrantId: `g${i}`,
  GranteePrincipal: 'arn:aws:iam::222233334444:role/reader',
  Operations: ['Decrypt' as const],
  ...(i ? {} : { Constraints: { EncryptionContextEquals: { a: 'b' } } }),
}));
const things = {
  keys: [
    { ...key('one'), grants },
    key('signing', { KeySpec: 'RSA_2048' }),
    key('other'),
  ],
};
const read = (account = {}) =>
  collected(
    referringTo(
      [
        arnHere('kms', 'key/one'),
        arnHere('kms', 'alias/one'),
        arnHere('kms', 'key/signing'),
        arnHere('kms', 'key/gone'),
        arnHere('kms', 'key/*'),
      ],
      { things, ...account },
    ),
    [...REFERRING, 'kms'],
  );

it('reads the keys that are named by id or alias, each once', async () => {
  const { of, outcome, calls } = await read();
  expect(outcome).toMatchObject({ state: 'complete' });
  const [one, signing, ...others] = of('AWS::KMS::Key');
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    arn: arnHere('kms', 'key/one'),
    tags: { owner: 'shop' },
    attributes: {
      manager: 'CUSTOMER',
      state: 'Enabled',
      policy: JSON.stringify(policy),
      rotation: { enabled: true, periodInDays: 365 },
    },
  });
  expect(one.attributes.grants).toHaveLength(120);
  expect(one.attributes.grants).toMatchObject({
    0: { id: 'g0', constrained: true },
    1: { operations: ['Decrypt'], constrained: false },
  });
  expect(signing.attributes).toMatchObject({
    spec: 'RSA_2048',
    rotation: null,
  });
  expect(calls).toEqual({
    'kms:DescribeKey': 4,
    'kms:GetKeyPolicy': 2,
    'kms:GetKeyRotationStatus': 1,
    'kms:ListGrants': 3,
    'tag:GetResources': 1,
  });
});

it.each([
  ['kms:GetKeyPolicy', 'policy'],
  ['kms:GetKeyRotationStatus', 'rotation'],
  ['kms:ListGrants', 'grants'],
] as const)('knows the rest where %s is denied', async (denied, lost) => {
  const { of } = await read({ denied: [denied] });
  const [{ attributes }] = of('AWS::KMS::Key');
  expect(attributes[lost]).toMatchObject({
    $unknown: { errorClass: 'denied' },
  });
  expect(attributes.manager).toBe('CUSTOMER');
});

it('stands in where nobody knows which key an alias means', async () => {
  const { of } = await read({ denied: ['kms:DescribeKey'] });
  expect(of('AWS::KMS::Key')).toMatchObject([
    { unlisted: { errorClass: 'denied', operation: 'kms:DescribeKey' } },
  ]);
});
