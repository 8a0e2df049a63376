import { accountFixture, GROUP } from '../__testUtils__/fixture';
import {
  ACCOUNT,
  day,
  fn,
  idOf,
  judge,
  tracingControl,
  verdict,
} from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';
import { PostureAuthorization } from '../authorization';
import { findingId } from '../ids';
import { PostureStore } from '../store';
import { DecideOptions } from './decide';

jest.setTimeout(60_000);

const ALICE = 'user:default/alice';
const BOB = 'user:default/bob';
const ALL = { readable: undefined, allowed: undefined };
const OWN: PostureAuthorization = { kind: 'owner', owners: [GROUP] };

const decide = (
  store: PostureStore,
  options: Partial<DecideOptions> & Pick<DecideOptions, 'decision'>,
  rights: Parameters<PostureStore['decisions']['decide']>[1] = ALL,
) =>
  store.transaction(trx =>
    trx.decisions.decide(
      {
        selection: { filter: {}, totalCount: 10 },
        by: ALICE,
        now: day(2),
        ...options,
      },
      rights,
    ),
  );
const undo = (store: PostureStore, batch: string, by = ALICE) =>
  store.transaction(trx => trx.decisions.undo({ batch, by, now: day(3) }, ALL));
const wake = (store: PostureStore, now: Date) =>
  store.transaction(async trx => (await trx.decisions.wake(now)).woken);
const tracing = findingId(idOf(fn('n1')), tracingControl.id);
const NOTHING_SKIPPED = { changed: 0, notAllowed: 0, gone: 0 };

describe('decisions', () => {
  testStore('hold for a whole filter, with who and when', async store => {
    await accountFixture(store);
    const filter = { accountId: [ACCOUNT] };
    const { batch, ...outcome } = await decide(store, {
      selection: { filter, totalCount: 6 },
      decision: { assigneeRef: GROUP, workflow: 'NOTIFIED', note: 'on it' },
    });
    expect(outcome).toEqual({ decided: 6, skipped: NOTHING_SKIPPED });
    for (const finding of await store.findings.open(filter)) {
      expect(finding).toMatchObject({
        assigneeRef: GROUP,
        workflow: 'NOTIFIED',
      });
    }
    const others = await store.findings.open({ accountId: ['222222222222'] });
    expect(others.map(({ workflow }) => workflow)).not.toContain('NOTIFIED');
    expect(await store.decisions.of(tracing)).toEqual([
      {
        batch,
        at: day(2),
        by: ALICE,
        kind: 'decided',
        note: 'on it',
        before: { assigneeRef: null, workflow: 'NEW' },
        after: { assigneeRef: GROUP, workflow: 'NOTIFIED' },
      },
    ]);
  });

  testStore('are refused for another count than was seen', async store => {
    await accountFixture(store);
    await expect(
      decide(store, {
        selection: { filter: {}, totalCount: 11 },
        decision: { workflow: 'NOTIFIED' },
      }),
    ).rejects.toThrow('totalCount: 10 findings match by now, not 11');
    expect(await store.decisions.revision()).toBe(0);
  });

  testStore('touch only what the caller may decide about', async store => {
    await accountFixture(store);
    const own = await store.findings.open({}, OWN);
    const all = await store.findings.open({});
    const decision = { workflow: 'NOTIFIED' as const };
    expect(
      await decide(store, { decision }, { readable: undefined, allowed: OWN }),
    ).toMatchObject({
      decided: own.length,
      skipped: { ...NOTHING_SKIPPED, notAllowed: all.length - own.length },
    });
    const decided = await store.findings.open({ workflow: ['NOTIFIED'] });
    expect(decided.map(({ id }) => id).sort()).toEqual(
      own.map(({ id }) => id).sort(),
    );
    // By id, what may not be seen looks as if it were not there.
    const foreign = all.find(({ ownerRef }) => ownerRef !== GROUP)!;
    expect(
      await decide(
        store,
        { selection: { ids: [foreign.id, 'nonsense'] }, decision },
        { readable: OWN, allowed: OWN },
      ),
    ).toMatchObject({ decided: 0, skipped: { ...NOTHING_SKIPPED, gone: 2 } });
  });

  testStore('leave alone what others decided since', async store => {
    await accountFixture(store);
    const revision = await store.decisions.revision();
    await decide(store, {
      by: BOB,
      selection: { ids: [tracing] },
      decision: { assigneeRef: BOB },
    });
    const decision = { assigneeRef: ALICE };
    expect(await decide(store, { decision, revision })).toMatchObject({
      decided: 9,
      skipped: { ...NOTHING_SKIPPED, changed: 1 },
    });
    expect(await store.findings.get(tracing)).toMatchObject({
      assigneeRef: BOB,
    });
    const seen = await store.decisions.revision();
    expect(await decide(store, { decision, revision: seen })).toMatchObject({
      decided: 10,
      skipped: NOTHING_SKIPPED,
    });
  });

  testStore('are taken back, unless somebody decided since', async store => {
    await accountFixture(store);
    const before = await store.findings.open({});
    const { batch } = await decide(store, {
      decision: { assigneeRef: GROUP, snooze: day(9) },
    });
    await decide(store, {
      by: BOB,
      selection: { ids: [tracing] },
      decision: { note: 'mine' },
    });
    expect(await undo(store, batch)).toMatchObject({
      decided: 9,
      skipped: { ...NOTHING_SKIPPED, changed: 1 },
    });
    const without = ({ id }: { id: string }) => id !== tracing;
    expect((await store.findings.open({})).filter(without)).toEqual(
      before.filter(without),
    );
    expect(await store.findings.get(tracing)).toMatchObject({
      assigneeRef: GROUP,
      snoozed: { until: day(9) },
    });
    await expect(undo(store, 'nonsense')).rejects.toThrow(
      'There is no batch of decisions nonsense',
    );
  });

  testStore(
    'survive the next verdict, and end with a new failure',
    async store => {
      const own = fn('n1');
      await store.resources.syncPage({ now: day(0), resources: [own] });
      await judge(store, day(0), [verdict(own, 'FAILED', tracingControl)]);
      const decision = { assigneeRef: GROUP, workflow: 'NOTIFIED' as const };
      await decide(store, { selection: { ids: [tracing] }, decision });
      await judge(store, day(1), [verdict(own, 'FAILED', tracingControl)]);
      expect(await store.findings.get(tracing)).toMatchObject(decision);
      await judge(store, day(2), [verdict(own, 'PASSED', tracingControl)]);
      await judge(store, day(3), [verdict(own, 'FAILED', tracingControl)]);
      expect(await store.findings.get(tracing)).toMatchObject({
        assigneeRef: GROUP,
        workflow: 'NEW',
      });
    },
  );
});

describe('snoozed findings', () => {
  testStore('wake when they are due', async store => {
    await accountFixture(store);
    await decide(store, {
      selection: { ids: [tracing] },
      decision: { snooze: day(5) },
    });
    expect(await wake(store, day(4))).toBe(0);
    expect(await wake(store, day(5))).toBe(1);
    expect(await wake(store, day(5))).toBe(0);
    expect((await store.findings.get(tracing))!.snoozed).toBeUndefined();
    expect((await store.decisions.of(tracing)).pop()).toMatchObject({
      kind: 'woken',
      by: undefined,
      before: { snoozedUntil: day(5) },
      after: { snoozedUntil: null },
    });
  });

  testStore('wake when they say something else', async store => {
    await accountFixture(store);
    const own = fn('n1');
    await decide(store, {
      selection: { ids: [tracing] },
      decision: { snooze: 'until changed' },
    });
    const again = (status: 'NOT_AVAILABLE' | 'FAILED') =>
      judge(store, day(6), [verdict(own, status, tracingControl)]);
    await again('NOT_AVAILABLE');
    expect(await wake(store, day(6))).toBe(0);
    await again('FAILED');
    expect(await wake(store, day(6))).toBe(1);
    expect((await store.findings.get(tracing))!.snoozed).toBeUndefined();
  });

  testStore(
    'wake when they are fixed, so that their return is seen',
    async store => {
      const own = fn('n1');
      await store.resources.syncPage({ now: day(0), resources: [own] });
      await judge(store, day(0), [verdict(own, 'FAILED', tracingControl)]);
      await decide(store, {
        selection: { ids: [tracing] },
        decision: { snooze: day(30) },
      });
      await judge(store, day(3), [verdict(own, 'PASSED', tracingControl)]);
      expect(await wake(store, day(3))).toBe(1);
    },
  );
});
