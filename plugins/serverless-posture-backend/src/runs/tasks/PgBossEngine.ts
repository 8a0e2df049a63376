import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { partition } from 'lodash';
import PgBoss from 'pg-boss';
import { boundsOf } from '../../aws';
import { TaskKey } from '../../store/tasks';
import { PgBossLane } from './PgBossLane';
import { Claim, TaskEngine } from './TaskEngine';

const USUAL = 'run-tasks';
const URGENT = 'urgent-run-tasks';

/** Scopes at once in one replica: each writes over the few connections that the plugin has. */
const PARALLEL = 256;

/** Scopes that a replica takes before others get their chance. */
const BATCH = 32;

/** Urgent tasks at once, beside them. */
const PARALLEL_URGENT = 64;

/**
 * Tasks through pg-boss, to any number of replicas. A job of pg-boss lives until the task was claimed; from there on, the
 * lease of the task tells whether somebody works on it, for that is renewed while pg-boss's expiry is not.
 */
export class PgBossEngine implements TaskEngine {
  readonly shared = true;
  private readonly boss: PgBoss;
  private readonly usual: PgBossLane;
  private readonly urgent: PgBossLane;

  /**
   * @param options - `parallel`: calls that this replica may have under way at once. It takes no more scopes than that: what
   * waits here for its turn, another replica could read.
   */
  constructor(
    private readonly knex: Knex,
    logger: LoggerService,
    { parallel = PARALLEL }: { parallel?: number } = {},
  ) {
    this.boss = new PgBoss({
      db: sqlOf(knex),
      schema: 'serverless_posture_tasks',
      schedule: false,
      maintenanceIntervalSeconds: 30,
    });
    this.boss.on('error', error => logger.warn(`pg-boss: ${error}`));
    this.usual = new PgBossLane(this.boss, logger, {
      queue: USUAL,
      parallel: Math.min(PARALLEL, boundsOf().scopes, parallel),
      batch: BATCH,
    });
    // Few and long: taken one by one, they are spread over the replicas.
    this.urgent = new PgBossLane(this.boss, logger, {
      queue: URGENT,
      parallel: PARALLEL_URGENT,
      batch: 1,
    });
  }

  async start(claim: Claim): Promise<void> {
    // Replicas that start at once would be in each other's way while the tables are created.
    await this.knex.transaction(async trx => {
      await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [USUAL]);
      await this.boss.start();
      for (const queue of [USUAL, URGENT])
        if (!(await this.boss.getQueue(queue)))
          await this.boss.createQueue(queue);
    });
    this.usual.start(claim);
    this.urgent.start(claim);
  }

  async send(trx: Knex.Transaction, tasks: TaskKey[]): Promise<void> {
    if (tasks.length === 0) return;
    const [urgent, usual] = partition(tasks, task => task.urgent);
    await this.boss.insert([...jobs(URGENT, urgent), ...jobs(USUAL, usual)], {
      db: sqlOf(trx),
    } as PgBoss.InsertOptions);
    trx.executionPromise.then(
      () => {
        this.urgent.wake();
        this.usual.wake();
      },
      () => undefined,
    );
  }

  async stop(): Promise<void> {
    await Promise.all([this.usual.stop(), this.urgent.stop()]);
    await this.boss.stop({ graceful: false, close: false });
  }
}

/** Of jobs that go on where others began. */
const FIRST = 1_000_000;

/**
 * Those that go on first, then the largest, then in the order of the tasks: of what is sent at once pg-boss doesn't know
 * which was first.
 */
function jobs(queue: string, tasks: TaskKey[]): PgBoss.JobInsert<TaskKey>[] {
  return tasks.map((data, index) => ({
    name: queue,
    data,
    priority: data.follows ? FIRST : data.size || -index,
    retryLimit: 1000,
    expireInSeconds: 30,
  }));
}

/** What pg-boss sends, over the connections that the plugin has. */
function sqlOf(knex: Knex): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const client = knex.client;
      const connection = await client.acquireConnection();
      try {
        return await connection.query(text, values);
      } catch (error) {
        // pg-boss sends whole transactions as one text; a failed one must not go back to the pool open.
        if (!knex.isTransaction) await connection.query('rollback');
        throw error;
      } finally {
        await client.releaseConnection(connection);
      }
    },
  };
}
