import { TestDatabases } from '@backstage/backend-test-utils';
import { smallWorld } from 'aws-simulator';
import { TestOrganization } from '../../__testUtils__/organization';
import { Runner } from '../runner';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const HOUR = 3_600_000;

it.each([
  ['without a task', false, 0],
  ['too old to go on with', true, HOUR],
])('a run %s ends as failed and blocks no other', async (_, task, age) => {
  const organization = await TestOrganization.open(
    await databases.init('SQLITE_3'),
    smallWorld({ accounts: [] }),
  );
  const { store, simulator } = organization;
  const runner = new Runner(organization.dependencies());
  try {
    const startedAt = new Date(simulator.clock.now().getTime() - age);
    const left = await store.runs.start({ trigger: 'manual', now: startedAt });
    if (task)
      await store.tasks.add(left, [{ id: 'plan', kind: 'plan', payload: {} }]);
    await runner.work();
    expect(await store.runs.get(left)).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('what it had collected is kept'),
    });
    await runner.run('manual');
    expect((await store.runs.latest(1))[0]).toMatchObject({
      state: 'complete',
    });
  } finally {
    await runner.stop();
    await organization.close();
  }
});
