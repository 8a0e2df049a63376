import { TestDatabases } from '@backstage/backend-test-utils';
import { PostureStore } from './store';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const scope = (id: string) => ({ id, kind: 'scope' as const, payload: {} });

it.each(databases.eachSupportedId())(
  'tells on %s which tasks are the largest that could be done now, of runs that go on',
  async databaseId => {
    const knex = await databases.init(databaseId);
    const { runs, tasks } = await PostureStore.create({ knex });
    const runId = await runs.start({ trigger: 'manual', now: new Date() });
    await tasks.add(runId, [
      ...['b', 'a'].map(scope),
      { ...scope('small'), size: 1 },
      { ...scope('large'), size: 30 },
      { ...scope('begun'), size: 40 },
      { ...scope('waiting'), size: 50, waitsFor: 1 },
      { ...scope('findings'), kind: 'findings', size: 60 },
      { ...scope('judge'), kind: 'judge' },
    ]);
    await tasks.claim({ runId, id: 'begun' }, 'one', 60_000);
    const ids = async (limit: number) =>
      (await tasks.largest(limit)).map(({ id, size }) => [id, size]);
    const all = [
      ['large', 30],
      ['small', 1],
      ['a', 0],
      ['b', 0],
    ];
    expect(await ids(10)).toEqual(all);
    expect(await ids(2)).toEqual(all.slice(0, 2));
    await runs.update(runId, { state: 'cancelled', endedAt: new Date() });
    expect(await ids(10)).toEqual([]);
  },
);

it.each(databases.eachSupportedId())(
  'tells on %s whether a run is worked on by more than one',
  async databaseId => {
    const knex = await databases.init(databaseId);
    const { runs, tasks } = await PostureStore.create({ knex });
    const runId = await runs.start({ trigger: 'manual', now: new Date() });
    await tasks.add(runId, ['a', 'b', 'c'].map(scope));
    const claim = (id: string, worker: string) =>
      tasks.claim({ runId, id }, worker, 60_000);
    await claim('a', 'one');
    await claim('b', 'one');
    expect(await tasks.isShared(runId, 'one')).toBe(false);
    const { lease } = (await claim('c', 'other'))!;
    expect(await tasks.isShared(runId, 'one')).toBe(true);
    await tasks.done(lease);
    expect(await tasks.isShared(runId, 'one')).toBe(false);
  },
);
