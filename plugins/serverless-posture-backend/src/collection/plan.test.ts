import fc from 'fast-check';
import { select } from './organization';
import { planScopes } from './plan';

const everything = { include: [], exclude: [] };
const account = {
  accountId: '111122223333',
  name: 'shop',
  organizationalUnits: ['r-ab12', 'ou-ab12-11111111'],
  state: 'ACTIVE',
};

describe('select', () => {
  const selected = (
    accounts: object,
    organizationalUnits: object,
    state = 'ACTIVE',
  ) =>
    select(
      { ...account, state },
      {
        accounts: { ...everything, ...accounts },
        organizationalUnits: { ...everything, ...organizationalUnits },
      },
    ).skipped?.errorClass;

  it.each([
    [{}, {}, undefined],
    [{ include: ['111122223333'] }, {}, undefined],
    [{ include: ['444455556666'] }, {}, 'not-read'],
    [{ exclude: ['111122223333'] }, {}, 'not-read'],
    [{}, { include: ['r-ab12'] }, undefined],
    [{}, { exclude: ['ou-ab12-11111111'] }, 'not-read'],
    [
      { include: ['444455556666'] },
      { include: ['ou-ab12-11111111'] },
      undefined,
    ],
    [{ include: ['111122223333'] }, { exclude: ['r-ab12'] }, 'not-read'],
  ])('accounts %j and units %j', (accounts, units, skipped) => {
    expect(selected(accounts, units)).toBe(skipped);
  });

  it.each(['SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'])(
    'skips accounts that are %s',
    state => {
      expect(selected({}, {}, state)).toBe('suspended');
    },
  );
});

describe('planScopes', () => {
  const collectors = [
    { id: 'lambda', scope: 'regional' as const },
    { id: 'iam', scope: 'global' as const },
  ];

  it('plans every account and Region exactly once, and forgets no account', () => {
    const ids = fc.uniqueArray(
      fc.integer({ min: 1, max: 999 }).map(n => String(n).padStart(12, '0')),
    );
    const regions = fc.uniqueArray(
      fc.constantFrom('eu-west-1', 'us-east-1', 'eu-south-1'),
    );
    fc.assert(
      fc.property(
        ids,
        regions,
        fc.func(fc.boolean()),
        (accountIds, names, off) => {
          const accounts = accountIds.map(accountId => ({
            ...account,
            accountId,
            ...(off(accountId)
              ? { skipped: { errorClass: 'suspended' as const } }
              : {}),
          }));
          const of = new Map(
            accountIds.map(id => [id, names.map(region => ({ region }))]),
          );
          const scopes = planScopes(accounts, of, collectors);
          const keys = scopes.map(
            ({ accountId, region }) => `${accountId}/${region}`,
          );
          expect(new Set(keys).size).toBe(keys.length);
          expect(new Set(scopes.map(({ accountId }) => accountId))).toEqual(
            new Set(accountIds),
          );
          const active = accounts.filter(({ skipped }) => !skipped).length;
          expect(scopes.filter(({ skipped }) => !skipped)).toHaveLength(
            active * (names.length + 1),
          );
        },
      ),
    );
  });
});
