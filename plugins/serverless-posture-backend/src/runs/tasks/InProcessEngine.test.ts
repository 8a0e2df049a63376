import { setImmediate } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { range } from 'lodash';
import { boundsOf } from '../../aws';
import { TaskKey } from '../../store/tasks';
import { InProcessEngine } from './InProcessEngine';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

it('goes on where tasks began while as many as there is room for are under way', async () => {
  const knex = await databases.init('SQLITE_3');
  const { scopes } = boundsOf();
  const engine = new InProcessEngine();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  await engine.start(async ({ id }) => {
    begun.push(id);
    return () => new Promise<void>(resolve => ends.push(resolve));
  });
  const send = async (tasks: TaskKey[]) => {
    await knex.transaction(trx => engine.send(trx, tasks));
    await setImmediate();
  };
  const some = range(scopes + 1).map(i => ({ runId: 1, id: `scope ${i}` }));
  await send(some);
  expect(begun).toEqual(some.slice(0, -1).map(({ id }) => id));
  await send([
    { runId: 1, id: 'judge', follows: true },
    { runId: 1, id: 'findings', urgent: true },
  ]);
  expect(begun.slice(scopes)).toEqual(['judge', 'findings']);
  ends[0]();
  await setImmediate();
  expect(begun.at(-1)).toBe(`scope ${scopes}`);
  const stopped = engine.stop();
  ends.forEach(end => end());
  await stopped;
});
