import { range } from 'lodash';
import { ACCOUNT, day } from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';
import { ScopeRow } from '../types';

const scope = (row: Partial<ScopeRow>): ScopeRow => ({
  accountId: ACCOUNT,
  region: 'eu-west-1',
  collector: 'lambda',
  state: 'complete',
  ...row,
});

const accountIds = (count: number) =>
  range(count).map(index => String(100000000000 + index));

describe('coverage', () => {
  testStore(
    'says of each Region the worst of its collectors',
    async ({ scopes }) => {
      const states = {
        'a-1': ['complete', 'partial', 'failed'],
        'a-2': ['complete', 'partial', 'skipped'],
        'a-3': ['complete', 'skipped'],
        'a-4': ['complete', 'complete'],
      } as const;
      const rows = Object.entries(states).flatMap(([region, ofRegion]) =>
        ofRegion.map((state, index) =>
          scope({ region, state, collector: `c${index}` }),
        ),
      );
      await scopes.record(1, rows, day(0));
      const cells = await scopes.cells();
      expect(
        Object.fromEntries(cells.map(({ region, state }) => [region, state])),
      ).toEqual({
        'a-1': 'failed',
        'a-2': 'partial',
        'a-3': 'skipped',
        'a-4': 'complete',
      });
      expect(cells).toHaveLength(4);
    },
  );

  testStore('expects nothing of what is skipped', async ({ scopes }) => {
    await scopes.record(
      1,
      [
        scope({}),
        scope({ collector: 'sqs', state: 'failed' }),
        scope({ collector: 'sns', state: 'skipped' }),
        scope({ accountId: '222222222222', state: 'skipped' }),
      ],
      day(0),
    );
    expect(await scopes.totals()).toEqual(
      new Map([
        [
          ACCOUNT,
          // SQS was never complete, so that the account isn't known as a whole.
          { expected: 2, complete: 1, lastCompleteAt: undefined },
        ],
      ]),
    );
    await scopes.record(2, [scope({ collector: 'sqs' })], day(1));
    await scopes.record(3, [scope({ state: 'failed' })], day(2));
    expect((await scopes.totals()).get(ACCOUNT)).toEqual({
      expected: 2,
      complete: 1,
      lastCompleteAt: day(0),
    });
  });
});

describe('what stands in the way', () => {
  testStore(
    'is told place by place where it is little, without what waits',
    async ({ scopes }) => {
      const denied = {
        state: 'partial',
        errorClass: 'denied',
        operation: 'lambda:GetPolicy',
        missingAction: 'lambda:GetPolicy',
      } as const;
      const rows = [
        scope({ ...denied, message: 'no' }),
        scope({ ...denied, region: 'us-east-1' }),
        scope({ collector: 'sqs', state: 'skipped', errorClass: 'suspended' }),
      ];
      const waiting = scope({
        collector: 'sns',
        state: 'skipped',
        errorClass: 'not-read',
        recordedSince: day(0),
      });
      await scopes.record(
        1,
        [...rows, waiting, scope({ collector: 'ses' })],
        day(0),
      );
      const found = await scopes.inTheWay();
      expect(found).toHaveLength(rows.length);
      expect(found).toEqual(
        expect.arrayContaining(rows.map(row => expect.objectContaining(row))),
      );
      expect(found.filter(({ alike }) => alike)).toEqual([]);
    },
  );

  testStore(
    'is told once where it is much, with where else it is',
    async ({ scopes }) => {
      const ids = accountIds(15);
      const missing = ids.flatMap(accountId =>
        ['global', 'eu-west-1'].map(region =>
          scope({
            accountId,
            region,
            state: 'failed',
            errorClass: 'role-missing',
            operation: 'sts:AssumeRole',
            message: `no role in ${accountId}`,
          }),
        ),
      );
      const off = ids.flatMap(accountId =>
        ['ap-east-1', 'me-south-1'].flatMap(region =>
          ['lambda', 'sqs'].map(collector =>
            scope({
              accountId,
              region,
              collector,
              state: 'skipped',
              errorClass: 'region-disabled',
            }),
          ),
        ),
      );
      const throttled = range(21).map(index =>
        scope({
          region: `r-${index}`,
          state: 'partial',
          errorClass: 'throttled',
          operation: 'sqs:ListQueues',
        }),
      );
      await scopes.record(1, [...missing, ...off, ...throttled], day(0));
      const others = {
        accounts: 14,
        accountIds: ids.slice(1, 5),
        isInOtherRegions: false,
      };
      const found = await scopes.inTheWay();
      expect(found).toHaveLength(4);
      expect(found).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            accountId: ids[0],
            errorClass: 'role-missing',
            message: `no role in ${ids[0]}`,
            alike: others,
          }),
          expect.objectContaining({ region: 'ap-east-1', alike: others }),
          expect.objectContaining({ region: 'me-south-1', alike: others }),
          expect.objectContaining({
            region: 'r-0',
            alike: { accounts: 0, accountIds: [], isInOtherRegions: true },
          }),
        ]),
      );
    },
  );
});

describe('the scopes of a run', () => {
  testStore(
    'are, as far as they are not complete, listed worst first',
    async ({ scopes }) => {
      await scopes.record(1, [scope({ collector: 'sqs' })], day(0));
      await scopes.record(
        2,
        [
          scope({ collector: 'iam' }),
          scope({ collector: 'lambda', state: 'skipped' }),
          scope({ collector: 'sns', state: 'pending' }),
          scope({ collector: 'sqs', state: 'failed' }),
          scope({ collector: 'ses', state: 'partial' }),
        ],
        day(1),
      );
      const listed = await scopes.incompleteOfRun(2, 3);
      expect(listed.map(({ state }) => state)).toEqual([
        'failed',
        'partial',
        'skipped',
      ]);
      expect(listed[0]).toMatchObject({ collector: 'sqs', freshAt: day(0) });
      expect(await scopes.incompleteOfRun(2, 10)).toHaveLength(4);
      expect(await scopes.incompleteOfRun(1, 10)).toEqual([]);
      expect(await scopes.counts(2)).toEqual({
        complete: 1,
        skipped: 1,
        pending: 1,
        failed: 1,
        partial: 1,
      });
    },
  );
});
