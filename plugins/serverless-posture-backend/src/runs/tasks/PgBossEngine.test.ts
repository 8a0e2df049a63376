/* eslint-disable jest/no-standalone-expect -- the tests are declared by another name where they are skipped */
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { until } from '../../__testUtils__/workerProcess';
import { TaskKey } from '../../store/tasks';
import { PgBossEngine } from './PgBossEngine';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });
const itShared = databases.supports('POSTGRES_15') ? it : it.skip;

/** A replica that takes whatever it gets, and works on it until it is told to end. */
class Replica {
  readonly begun: string[] = [];
  private readonly engine: PgBossEngine;
  private readonly ends = new Map<string, () => void>();

  constructor(private readonly knex: Knex, parallel?: number) {
    const logger = mockServices.logger.mock();
    this.engine = new PgBossEngine(knex, logger, { parallel });
  }

  start() {
    return this.engine.start(async ({ id }) => {
      this.begun.push(id);
      return () =>
        new Promise(resolve => {
          this.ends.set(id, resolve);
        });
    });
  }

  send(tasks: TaskKey[]) {
    return this.knex.transaction(trx => this.engine.send(trx, tasks));
  }

  end(id: string) {
    this.ends.get(id)!();
  }

  async stop() {
    const stopped = this.engine.stop();
    this.ends.forEach(end => end());
    await stopped;
  }
}

const tasks = (count: number, urgent = false): TaskKey[] =>
  Array.from({ length: count }, (_, i) => ({
    runId: 1,
    id: `${urgent ? 'urgent' : 'task'} ${i}`,
    urgent,
  }));

itShared('takes tasks in their order, no more than it has hands', async () => {
  const replica = new Replica(await databases.init('POSTGRES_15'), 2);
  try {
    await replica.start();
    await replica.send(tasks(5));
    await until(() => replica.begun.length === 2);
    // Urgent ones go beside them.
    await replica.send(tasks(1, true));
    await until(() => replica.begun.length === 3);
    for (const i of [0, 1, 2]) {
      replica.end(`task ${i}`);
      await until(() => replica.begun.length === i + 4);
    }
    const [first, second, ...others] = replica.begun;
    // Those that begin at once have no order.
    expect([first, second].sort()).toEqual(['task 0', 'task 1']);
    expect(others).toEqual(['urgent 0', 'task 2', 'task 3', 'task 4']);
  } finally {
    await replica.stop();
  }
});

itShared('takes what follows others before what has not begun', async () => {
  const replica = new Replica(await databases.init('POSTGRES_15'), 1);
  try {
    await replica.start();
    await replica.send(tasks(3));
    await until(() => replica.begun.length === 1);
    await replica.send([{ runId: 1, id: 'judge', follows: true }]);
    for (const id of ['task 0', 'judge', 'task 1']) {
      replica.end(id);
      const { length } = replica.begun;
      await until(() => replica.begun.length > length);
    }
    expect(replica.begun).toEqual(['task 0', 'judge', 'task 1', 'task 2']);
  } finally {
    await replica.stop();
  }
});

itShared.each([
  ['urgent tasks', true, 6],
  ['tasks of which it could take all', false, 96],
])('leaves %s to replicas that have none', async (_, urgent, count) => {
  const knex = await databases.init('POSTGRES_15');
  const replicas = [new Replica(knex), new Replica(knex)];
  try {
    for (const replica of replicas) await replica.start();
    await replicas[0].send(tasks(count, urgent));
    const begun = () => replicas.flatMap(one => one.begun);
    await until(() => begun().length === count);
    expect(begun().sort()).toEqual(
      tasks(count, urgent)
        .map(({ id }) => id)
        .sort(),
    );
    for (const replica of replicas)
      expect(replica.begun.length).toBeGreaterThan(1);
  } finally {
    for (const replica of replicas) await replica.stop();
  }
});
