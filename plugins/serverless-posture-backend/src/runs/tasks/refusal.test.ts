import { smallWorld } from 'aws-simulator';
import createKnex from 'knex';
import { TestOrganization } from '../../__testUtils__/organization';
import { until } from '../../__testUtils__/workerProcess';
import { run } from '../run';

jest.setTimeout(120_000);

/** SQLite that refuses the first so many changes of a task's state for which the condition holds. */
function refusingDatabase() {
  const left = new Map<string, number>();
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate(database: any, done: () => void) {
        database.function(
          'refuse',
          { deterministic: false },
          (what: string) => {
            const times = left.get(what) ?? 0;
            if (times === 0) return null;
            left.set(what, times - 1);
            throw new Error('database or disk is full');
          },
        );
        done();
      },
    },
  });
  return {
    knex,
    left,
    async refuse(
      what: string,
      times: number,
      condition: string,
      table = 'run_tasks',
    ) {
      left.set(what, times);
      await knex.raw(
        `create trigger refuse_${what} before update of state on ${table} when ${condition} begin select refuse('${what}'); end`,
      );
    },
  };
}

it('a task whose end is refused, and then its return, is done in the end', async () => {
  const { knex, left, refuse } = refusingDatabase();
  const organization = await TestOrganization.open(
    knex,
    smallWorld({ accounts: [{ name: 'shop' }] }),
  );
  try {
    await refuse('ends', 1, `new.state = 'done' and new.kind = 'judge'`);
    await refuse('returns', 2, `new.state = 'ready' and old.state = 'running'`);
    expect(await organization.run()).toMatchObject({ state: 'complete' });
    expect(Object.fromEntries(left)).toEqual({ ends: 0, returns: 0 });
  } finally {
    await organization.close();
    await knex.destroy();
  }
});

it('a run whose cancelling is refused is cancelled in the end', async () => {
  const { knex, left, refuse } = refusingDatabase();
  const organization = await TestOrganization.open(
    knex,
    smallWorld({ accounts: [{ name: 'shop' }] }),
  );
  const controller = new AbortController();
  try {
    await refuse('ends', 2, `new.state = 'cancelled'`, 'runs');
    organization.simulator.faults.set([{ effect: { delayMs: 200 } }]);
    const ended = run(organization.dependencies(), {
      trigger: 'manual',
      signal: controller.signal,
    });
    await until(async () => (await knex('run_tasks')).length > 2);
    controller.abort();
    expect(await ended).toMatchObject({ state: 'cancelled' });
    expect(Object.fromEntries(left)).toEqual({ ends: 0 });
  } finally {
    await organization.close();
    await knex.destroy();
  }
});
