import { readdirSync } from 'fs';
import { resolve } from 'path';
import { databases, testStore } from './__testUtils__/databases';
import {
  day,
  fn,
  FUNCTIONS,
  idOf,
  judge,
  urlControl,
  verdict,
} from './__testUtils__/builders';
import { findingId } from './ids';

jest.setTimeout(60_000);

describe('migrations', () => {
  const directory = resolve(__dirname, '../../migrations');

  it.each(databases.eachSupportedId())(
    'go up and down again (%s)',
    async databaseId => {
      const knex = await databases.init(databaseId);
      for (const _ of readdirSync(directory))
        await knex.migrate.up({ directory });
      expect(await knex.schema.hasTable('findings')).toBe(true);
      for (const _ of readdirSync(directory))
        await knex.migrate.down({ directory });
      expect(await knex.schema.hasTable('findings')).toBe(false);
    },
  );
});

describe('accounts', () => {
  testStore(
    'keeps accounts that a later listing lacks',
    async ({ accounts }) => {
      await accounts.replace([
        { accountId: '111111111111', name: 'one', state: 'ACTIVE' },
        { accountId: '222222222222', name: 'two', state: 'ACTIVE' },
      ]);
      await accounts.replace([
        { accountId: '111111111111', name: 'uno', state: 'SUSPENDED' },
      ]);
      expect(await accounts.all()).toEqual([
        { accountId: '222222222222', name: 'two', state: 'ACTIVE' },
        { accountId: '111111111111', name: 'uno', state: 'SUSPENDED' },
      ]);
    },
  );

  testStore(
    'takes two listings without one to say that it has left',
    async ({ accounts }) => {
      const one = { accountId: '111111111111', name: 'one', state: 'ACTIVE' };
      const two = { accountId: '222222222222', name: 'two', state: 'ACTIVE' };
      const listed = new Set([one.accountId]);
      await accounts.replace([one, two]);
      const once = { missing: [two.accountId], left: [] };
      expect(await accounts.missing(listed)).toEqual(once);
      await accounts.miss([two.accountId], day(0));
      const again = { missing: [], left: [two.accountId] };
      expect(await accounts.missing(listed)).toEqual(again);
      await accounts.replace([two]);
      expect(await accounts.missing(listed)).toEqual(once);
      await accounts.leave(two.accountId);
      expect(await accounts.missing(listed)).toEqual({ missing: [], left: [] });
      expect(await accounts.all()).toEqual([one]);
      expect(await accounts.nameOf(two.accountId)).toBe('two');
    },
  );
});

describe('runs', () => {
  testStore('lets one go on at a time', async ({ runs }) => {
    const id = await runs.start({ trigger: 'manual', now: day(0) });
    await expect(
      runs.start({ trigger: 'schedule', now: day(0) }),
    ).rejects.toThrow(`Run ${id} is going on`);
    await runs.update(id, {
      state: 'complete',
      endedAt: day(1),
      calls: { 'lambda:ListFunctions': 3 },
      scopes: { total: 2, complete: 2, partial: 0, failed: 0, skipped: 0 },
    });
    const next = await runs.start({ trigger: 'schedule', now: day(1) });
    expect((await runs.active())?.id).toBe(next);
    expect((await runs.latest(5)).map(run => run.id)).toEqual([next, id]);
    expect(await runs.get(id)).toMatchObject({
      state: 'complete',
      trigger: 'manual',
      startedAt: day(0),
      endedAt: day(1),
      calls: { 'lambda:ListFunctions': 3 },
      findings: { PASSED: 0, FAILED: 0, NOT_AVAILABLE: 0, NOT_APPLICABLE: 0 },
    });
  });

  testStore('ends those of a killed process as failed', async ({ runs }) => {
    const id = await runs.start({ trigger: 'schedule', now: day(0) });
    expect(await runs.endDangling(day(1))).toBe(1);
    expect(await runs.get(id)).toMatchObject({
      state: 'failed',
      endedAt: day(1),
    });
    expect(await runs.active()).toBeUndefined();
  });
});

describe('scopes', () => {
  const scope = {
    accountId: '111111111111',
    region: 'eu-west-1',
    collector: 'lambda',
  };

  testStore('knows when each was last complete', async ({ scopes }) => {
    await scopes.record(1, [{ ...scope, state: 'complete' }], day(0));
    await scopes.record(2, [{ ...scope, state: 'running' }], day(1));
    expect(await scopes.current()).toMatchObject([
      { state: 'complete', freshAt: day(0) },
    ]);

    const failed = {
      ...scope,
      state: 'failed' as const,
      errorClass: 'denied' as const,
    };
    await scopes.record(2, [failed], day(1));
    expect(await scopes.current()).toMatchObject([
      { ...failed, freshAt: day(0) },
    ]);
    expect(await scopes.ofRun(2)).toMatchObject([
      { ...failed, freshAt: day(0) },
    ]);
    expect(await scopes.ofRun(1)).toMatchObject([
      { state: 'complete', freshAt: day(0) },
    ]);
  });

  testStore(
    'takes more scopes at once than a statement holds',
    async ({ scopes }) => {
      const many = Array.from({ length: 1200 }, (_, index) => ({
        ...scope,
        collector: `c${index}`,
        state: 'complete' as const,
      }));
      await scopes.record(1, many, day(0));
      expect(await scopes.current()).toHaveLength(1200);
      await scopes.record(2, [{ ...scope, state: 'complete' }], day(1));
      await scopes.forgetUnplanned(2);
      expect(await scopes.current()).toMatchObject([{ collector: 'lambda' }]);
    },
  );
});

describe('snapshots', () => {
  const snapshot = (entityRef: string, on: string, score: number) => ({
    entityRef,
    kind: 'service' as const,
    day: on,
    score,
    known: 10,
    expected: 12,
    resources: 3,
    open: { CRITICAL: 1, HIGH: 0, MEDIUM: 0, LOW: 0, INFORMATIONAL: 0 },
    exempted: 0,
    capped: 0,
  });

  testStore(
    'keeps those of the last run of a day, and of a week those of its last day',
    async ({ snapshots }) => {
      await snapshots.put('2026-11-02', [
        snapshot('component:default/a', '2026-11-02', 50),
        snapshot('component:default/c', '2026-11-02', 50),
      ]);
      await snapshots.put('2026-11-02', [
        snapshot('component:default/a', '2026-11-02', 60.5),
        snapshot('component:default/b', '2026-11-02', 80),
      ]);
      // Nothing is left of b.
      await snapshots.put('2026-11-05', [
        snapshot('component:default/a', '2026-11-05', 70),
      ]);
      const of = await snapshots.of('component:default/a', 'service', {
        from: '2026-11-01',
        until: '2026-11-05',
      });
      expect(of).toEqual([snapshot('component:default/a', '2026-11-02', 60.5)]);
      const weekly = await snapshots.weekly(
        'service',
        ['2026-W44', '2026-W45'],
        ['component:default/a', 'component:default/b', 'component:default/c'],
      );
      expect(weekly).toEqual(
        new Map([
          [
            'component:default/a',
            new Map([
              ['2026-W45', snapshot('component:default/a', '2026-11-05', 70)],
            ]),
          ],
        ]),
      );
    },
  );
});

describe('retention', () => {
  const days = { days: 30 };
  const keep = { snapshots: days, transitions: days, runs: days, gone: days };
  const finding = findingId(idOf(fn('a')), urlControl.id);

  testStore('deletes what is older than it is kept', async store => {
    await store.resources.syncPage({ now: day(0), resources: [fn('a')] });
    await judge(store, day(0), [verdict(fn('a'), 'FAILED')]);
    await store.resources.settle({
      ...FUNCTIONS,
      seen: new Set(),
      now: day(1),
    });
    const run = await store.runs.start({ trigger: 'manual', now: day(0) });
    await store.runs.update(run, { state: 'complete', endedAt: day(0) });

    await store.retain({ now: day(20), keep });
    expect(await store.findings.get(finding)).toBeDefined();
    expect(await store.runs.get(run)).toBeDefined();
    await store.retain({ now: day(40), keep });
    expect(await store.findings.get(finding)).toBeUndefined();
    expect(await store.findings.timeline(finding)).toEqual([]);
    expect(await store.runs.get(run)).toBeUndefined();
  });

  testStore('keeps what is open, however old', async store => {
    await store.resources.syncPage({ now: day(0), resources: [fn('a')] });
    await judge(store, day(0), [verdict(fn('a'), 'FAILED')]);
    await store.retain({ now: day(400), keep });
    expect(await store.findings.open({})).toHaveLength(1);
  });
});
