import { setImmediate } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { range } from 'lodash';
import { boundsOf } from '../../aws';
import { TaskKey } from '../../store/tasks';
import { InProcessEngine } from './InProcessEngine';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** An engine whose tasks begin when there is room for them, and end when they are told to. */
async function heldEngine(
  largest: (limit: number) => Promise<TaskKey[]> = async () => [],
) {
  const knex = await databases.init('SQLITE_3');
  const engine = new InProcessEngine();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  await engine.start(async ({ id }) => {
    begun.push(id);
    return () => new Promise<void>(resolve => ends.push(resolve));
  }, largest);
  return {
    begun,
    async send(tasks: TaskKey[]) {
      await knex.transaction(trx => engine.send(trx, tasks));
      await setImmediate();
    },
    async end(which: number) {
      ends[which]();
      await setImmediate();
    },
    async stop() {
      const stopped = engine.stop();
      ends.forEach(end => end());
      await stopped;
    },
  };
}

it('goes on where tasks began while as many as there is room for are under way', async () => {
  const { scopes } = boundsOf();
  const { begun, send, end, stop } = await heldEngine();
  const some = range(scopes + 1).map(i => ({ runId: 1, id: `scope ${i}` }));
  await send(some);
  expect(begun).toEqual(some.slice(0, -1).map(({ id }) => id));
  await send([
    { runId: 1, id: 'judge', follows: true },
    { runId: 1, id: 'findings', urgent: true },
  ]);
  expect(begun.slice(scopes)).toEqual(['judge', 'findings']);
  await end(0);
  expect(begun.at(-1)).toBe(`scope ${scopes}`);
  await stop();
});

it('begins with the largest, which take the places of several', async () => {
  const { scopes } = boundsOf();
  const { begun, send, end, stop } = await heldEngine();
  const runId = 1;
  await send([{ runId, id: 'first', size: scopes * 100 }]);
  await send([
    { runId, id: 'unknown' },
    { runId, id: 'small', size: 2 },
    { runId, id: 'large', size: (scopes - 1) * 100 },
    { runId, id: 'as small', size: 2 },
  ]);
  expect(begun).toEqual(['first']);
  await end(0);
  expect(begun).toEqual(['first', 'large', 'small']);
  await end(1);
  expect(begun).toEqual(['first', 'large', 'small', 'as small', 'unknown']);
  await stop();
});

it('holds some of those that wait, and looks up the largest once these have begun', async () => {
  const { scopes } = boundsOf();
  const runId = 1;
  const task = (i: number) => ({ runId, id: `${i}`, size: 1 });
  const left = new Map(range(scopes + 5000).map(i => [`${i}`, task(i)]));
  let looks = 0;
  const { begun, send, end, stop } = await heldEngine(async limit => {
    // The database fails once.
    if (++looks === 1) throw new Error('not now');
    begun.forEach(id => left.delete(id));
    return [...left.values()].slice(0, limit);
  });
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
  await send([...left.values()]);
  expect(begun).toHaveLength(scopes);
  await send([{ runId, id: 'large', size: 90 }]);
  for (let i = 0; i < scopes + 5001; i++) {
    if (i >= begun.length) await jest.advanceTimersByTimeAsync(1000);
    await end(i);
  }
  jest.useRealTimers();
  expect(begun[scopes]).toBe('large');
  expect(begun).toHaveLength(scopes + 5001);
  expect(new Set(begun).size).toBe(scopes + 5001);
  expect(looks).toBeGreaterThan(2);
  await stop();
}, 60_000);
