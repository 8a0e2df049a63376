/* eslint-disable jest/no-standalone-expect -- the test is declared by another name where it is skipped */
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { crowdedWorld } from '../../__testUtils__/crowdedWorld';
import { impatientClock } from '../../__testUtils__/impatientClock';
import { TestOrganization } from '../../__testUtils__/organization';
import { until, WorkerProcess } from '../../__testUtils__/workerProcess';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

/** More scopes than one process takes at once. */
const world = () => crowdedWorld([20, 60, ...Array(14).fill(1)]);

const LEASE_MS = 2000;

/** Workers that hold tasks now. */
function holders(knex: Knex): Promise<string[]> {
  return knex('run_tasks')
    .where({ state: 'running', kind: 'scope' })
    .distinct()
    .pluck('worker');
}

const itShared = databases.supports('POSTGRES_15') ? it : it.skip;

itShared(
  'what one of two processes held when it was killed, the other does',
  async () => {
    impatientClock();
    const knex = await databases.init('POSTGRES_15');
    const undisturbed = await TestOrganization.open(
      await databases.init('SQLITE_3'),
      world(),
    );
    const shared = await TestOrganization.open(knex, world(), undefined, {
      latency: true,
    });
    const order = shared.workerOrder(knex.client.config, {
      leaseMs: LEASE_MS,
    });
    const workers: WorkerProcess[] = [];
    try {
      const alone = await undisturbed.run();

      workers.push(new WorkerProcess(order), new WorkerProcess(order));
      await until(
        async () =>
          workers.every(worker => worker.isAlive()) &&
          (await holders(knex)).length === 2,
      );
      await workers[0].kill();
      await workers[1].ended();

      const [row, ...others] = await shared.store.runs.latest(5);
      expect(others).toEqual([]);
      const { resources, findings, changedFindings, scopes } = alone;
      expect(row).toMatchObject({
        state: 'complete',
        resources,
        findings,
        changedFindings,
        scopes,
      });
      expect(await shared.resources()).toEqual(await undisturbed.resources());
      expect(await shared.verdicts()).toEqual(await undisturbed.verdicts());
    } finally {
      jest.restoreAllMocks();
      await Promise.all(workers.map(worker => worker.kill()));
      await undisturbed.close();
      await shared.close();
    }
  },
);
