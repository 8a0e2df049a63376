import { TestDatabases } from '@backstage/backend-test-utils';
import { PostureStore } from './store';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const scope = (id: string) => ({ id, kind: 'scope' as const, payload: {} });

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
