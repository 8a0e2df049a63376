/* eslint-disable jest/expect-expect -- what must hold is told by loseBefore */
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { crowdedWorld } from '../../__testUtils__/crowdedWorld';
import { impatientClock } from '../../__testUtils__/impatientClock';
import { TestOrganization } from '../../__testUtils__/organization';
import { Lease, LeaseLostError, TaskKind } from '../../store/tasks';
import { openAws } from '../openAws';
import { TaskContext, Write } from './context';
import { fencedWrite } from './fencedWrite';
import { handlers } from './handlers';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

/** Everything that a run may write. */
const TABLES = [
  'accounts',
  'checkpoint_seen',
  'checkpoints',
  'findings',
  'resources',
  'run_scopes',
  'run_tasks',
  'runs',
  'transitions',
];

describe.each(databases.eachSupportedId())('the fence on %s', databaseId => {
  let knex: Knex;
  let organization: TestOrganization;

  beforeEach(async () => {
    impatientClock();
    knex = await databases.init(databaseId);
    organization = await TestOrganization.open(knex, crowdedWorld([60]));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await organization.close();
  });

  const everything = async () =>
    Promise.all(TABLES.map(table => knex(table).select()));

  /** Does a task whose lease another worker takes over before the write of that number. */
  async function loseBefore(count: number, kind: TaskKind, payload: object) {
    const { store } = organization;
    const runId = await store.runs.start({
      trigger: 'manual',
      now: organization.simulator.clock.now(),
    });
    await store.tasks.add(runId, [
      { id: 'plan', kind: 'plan', payload: {} },
      { id: 'task', kind, payload },
    ]);
    const key = { runId, id: 'task' };
    const plan = { runId, id: 'plan' };
    const planned = await store.tasks.claim(plan, 'other', 60_000);
    await store.tasks.done(planned!.lease, {
      environments: {},
      trusted: { accounts: [] },
      places: [],
    });
    const { lease } = (await store.tasks.claim(key, 'slow', 60_000))!;
    const fenced = fencedWrite(store, lease);
    let writes = 0;
    let before: unknown;
    const write: Write = async work => {
      if (writes === count) before = await takeOver(lease);
      writes += 1;
      return fenced(work);
    };
    const dependencies = organization.dependencies();
    const aws = await openAws(dependencies);
    try {
      const context: TaskContext = {
        ...dependencies,
        resumed: false,
        runId,
        aws,
        signal: new AbortController().signal,
        write,
        settled: async () => {},
        begin: async () => {},
        unlock: async () => {},
      };
      const doing = async () => {
        const ending = await handlers[kind](payload, context);
        await write(async within => {
          await ending?.write?.(within);
          await within.tasks.done(lease, ending?.result);
        });
      };
      await expect(doing()).rejects.toThrow(LeaseLostError);
      expect(await everything()).toEqual(before);
    } finally {
      aws.destroy();
    }
  }

  /** Another worker has the task now; answers all that is stored. */
  async function takeOver(lease: Lease) {
    const { tasks } = organization.store;
    await tasks.takeBack({ all: true });
    const other = await tasks.claim(lease, 'quick', 60_000);
    expect(other?.lease.epoch).toBe(lease.epoch + 1);
    return everything();
  }

  // A page of functions; the last page with the end of the listing and the outcome of the collector; the end of the task.
  it.each([0, 1, 2])(
    'keeps out write %s of a scope that was taken over',
    async count => {
      await loseBefore(count, 'scope', {
        accountId: organization.idOf('crowd-0'),
        region: 'eu-west-1',
        collectors: ['lambda'],
      });
    },
  );

  it('lets nobody take over what is being written, however long that takes', async () => {
    const { store, simulator } = organization;
    const runId = await store.runs.start({
      trigger: 'manual',
      now: simulator.clock.now(),
    });
    await store.tasks.add(runId, [{ id: 'task', kind: 'plan', payload: {} }]);
    const key = { runId, id: 'task' };
    const { lease } = (await store.tasks.claim(key, 'slow', -1))!;
    // SQLite has one connection, so that nobody else would come in between.
    const shared = databaseId !== 'SQLITE_3';
    const write = fencedWrite(store, lease);
    const taken = await write(async within => {
      const early = shared ? await store.tasks.takeBack() : [];
      await (shared ? store : within).tasks.renew([lease], 60_000);
      await within.tasks.check(lease);
      return early;
    });
    expect(taken).toEqual([]);
    expect(await store.tasks.takeBack()).toEqual([]);
    await store.tasks.renew([lease], -1);
    expect(await store.tasks.takeBack()).toMatchObject([key]);
  });

  it('keeps out verdicts of an account that was taken over', async () => {
    await organization.run();
    await loseBefore(0, 'judge', {
      accountId: organization.idOf('crowd-0'),
      scopes: [
        { region: 'eu-west-1' },
        { region: 'us-east-1' },
        { region: 'global' },
      ],
    });
  });
});
