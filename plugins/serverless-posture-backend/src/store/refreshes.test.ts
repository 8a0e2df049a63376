import { TestDatabases } from '@backstage/backend-test-utils';
import { PostureStore } from './store';
import { LeaseLostError, TaskRow } from './tasks';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const mine = { accountId: ACCOUNT, holder: 'mine' };
const theirs = { accountId: ACCOUNT, holder: 'theirs' };
const now = new Date('2026-11-16T06:00:00Z');

describe.each(databases.eachSupportedId())('refreshes on %s', databaseId => {
  let store: PostureStore;

  beforeEach(async () => {
    store = await PostureStore.create({
      knex: await databases.init(databaseId),
    });
  });

  const runWith = async (...tasks: Partial<TaskRow>[]) => {
    const runId = await store.runs.start({ trigger: 'manual', now });
    await store.tasks.add(
      runId,
      tasks.map(task => ({
        id: 'plan',
        kind: 'plan' as const,
        payload: {},
        ...task,
      })),
    );
    return runId;
  };

  it('gives an account to one at a time', async () => {
    const { refreshes } = store;
    expect(await refreshes.claim(mine, 60_000)).toBe(true);
    expect(await refreshes.claim(theirs, 60_000)).toBe(false);
    expect(await refreshes.claim({ ...theirs, accountId: OTHER }, 60_000)).toBe(
      true,
    );
    // Who doesn't hold it can't give it back.
    await refreshes.release(theirs);
    await refreshes.hold(mine, 60_000);
    await refreshes.release(mine);
    expect(await refreshes.claim(theirs, 60_000)).toBe(true);
  });

  it('takes an account from who says nothing any more', async () => {
    const { refreshes } = store;
    expect(await refreshes.claim(mine, -1)).toBe(true);
    expect(await refreshes.claim(theirs, 60_000)).toBe(true);
    await expect(refreshes.hold(mine, 60_000)).rejects.toThrow(LeaseLostError);
  });

  it.each<[string, Partial<TaskRow>[], boolean]>([
    ['is not planned yet', [{ id: 'plan' }], false],
    ['has the account left', [{ id: `judge/${ACCOUNT}` }], false],
    ['has yet to plan the account', [{ id: `account/${ACCOUNT}` }], false],
    ['has another account left', [{ id: `judge/${OTHER}` }], true],
    ['waits for its end', [{ id: 'finish', waitsFor: 1 }], true],
    ['comes to its end', [{ id: 'finish' }], false],
    ['reads findings there', [{ id: `findings/${ACCOUNT}/eu-west-1` }], false],
  ])('while a run %s', async (_, tasks, free) => {
    const runId = await runWith(...tasks);
    const findings = [`findings/${ACCOUNT}/eu-west-1`];
    expect(await store.refreshes.claim(mine, 60_000, findings)).toBe(free);
    await store.runs.update(runId, { state: 'cancelled' });
    expect(await store.refreshes.claim(mine, 60_000, findings)).toBe(!free);
  });

  it('yields to a run, and keeps what it found out', async () => {
    const { refreshes } = store;
    expect(await refreshes.basis()).toBeUndefined();
    await refreshes.claim(mine, 60_000);
    const basis = {
      runId: 7,
      trusted: { accounts: [ACCOUNT], id: 'o-1234567890' },
      environments: { [ACCOUNT]: ['sandbox'] },
    };
    await refreshes.yieldTo({ ...basis, runId: 6 });
    await refreshes.yieldTo(basis);
    expect(await refreshes.basis()).toEqual(basis);
    await expect(refreshes.hold(mine, 60_000)).rejects.toThrow(LeaseLostError);
  });

  it('changes the revision by which answers are remembered', async () => {
    const before = await store.revision();
    await store.refreshes.claim(mine, 60_000);
    expect(await store.revision()).toBe(before);
    await store.refreshes.refreshed(ACCOUNT, now);
    expect(await store.revision()).not.toBe(before);
  });
});
