import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import createKnex, { Knex } from 'knex';
import { crowdedWorld } from '../../__testUtils__/crowdedWorld';
import { impatientClock } from '../../__testUtils__/impatientClock';
import { TestOrganization } from '../../__testUtils__/organization';
import { until, WorkerProcess } from '../../__testUtils__/workerProcess';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** Some accounts are through while others are between two pages. */
const world = () => crowdedWorld([5, 10, 60, 70, 80]);

let folder: string;
let knex: Knex;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'resume-'));
  knex = createKnex({
    client: 'better-sqlite3',
    connection: { filename: join(folder, 'posture.sqlite') },
    useNullAsDefault: true,
  });
});
afterEach(async () => {
  await knex.destroy();
  await rm(folder, { recursive: true });
});

it('a run whose process was killed goes on where it was', async () => {
  impatientClock();
  const undisturbed = await TestOrganization.open(
    await databases.init('SQLITE_3'),
    world(),
  );
  const killed = await TestOrganization.open(knex, world(), undefined, {
    latency: true,
  });
  const order = killed.workerOrder(knex.client.config);
  const workers: WorkerProcess[] = [];
  const policies = ({ simulator }: TestOrganization) =>
    simulator.counters.calls()['lambda:GetPolicy'] ?? 0;
  try {
    await undisturbed.run();

    const first = new WorkerProcess(order);
    workers.push(first);
    await until(
      async () =>
        first.isAlive() &&
        (await knex('checkpoints').whereNotNull('token')).length > 0 &&
        (
          await knex('run_tasks').where({ state: 'done', kind: 'scope' })
        ).length > 0,
    );
    await first.kill();
    const before = (await killed.store.runs.active())!;
    const inFlight = await knex('run_tasks').where({
      state: 'running',
      kind: 'scope',
    });
    expect(inFlight.length).toBeGreaterThan(0);

    const second = new WorkerProcess(order);
    workers.push(second);
    await second.ended();

    const [row, ...others] = await killed.store.runs.latest(5);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ id: before.id, state: 'complete' });
    expect(await killed.resources()).toEqual(await undisturbed.resources());
    expect(await killed.verdicts()).toEqual(await undisturbed.verdicts());
    // A page of functions at most for each task in flight. What lists them names versions in no order, so that it is read
    // to its end before the first page.
    const twice = policies(killed) - policies(undisturbed);
    expect(twice).toBeGreaterThanOrEqual(0);
    expect(twice).toBeLessThanOrEqual(50 * inFlight.length);
  } finally {
    jest.restoreAllMocks();
    await Promise.all(workers.map(worker => worker.kill()));
    await undisturbed.close();
    await killed.close();
  }
});
