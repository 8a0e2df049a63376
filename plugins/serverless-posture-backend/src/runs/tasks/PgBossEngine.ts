import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import PgBoss from 'pg-boss';
import { TaskKey } from '../../store/tasks';
import { pause } from './pause';
import { Claim, TaskEngine } from './TaskEngine';

const QUEUE = 'run-tasks';

/** Scopes at once in one replica. */
const PARALLEL = 32;

/** How long an idle replica waits before it looks for work. */
const POLL_MS = 500;

/**
 * Tasks through pg-boss, to any number of replicas. A job of pg-boss lives until the task was claimed; from there on, the
 * lease of the task tells whether somebody works on it, for that is renewed while pg-boss's expiry is not.
 */
export class PgBossEngine implements TaskEngine {
  readonly shared = true;
  private readonly boss: PgBoss;
  private readonly active = new Set<Promise<void>>();
  private pump?: Promise<void>;
  private stopped = false;
  private wake = () => {};

  constructor(
    private readonly knex: Knex,
    private readonly logger: LoggerService,
  ) {
    this.boss = new PgBoss({
      db: sqlOf(knex),
      schema: 'serverless_posture_tasks',
      schedule: false,
      maintenanceIntervalSeconds: 30,
    });
    this.boss.on('error', error => logger.warn(`pg-boss: ${error}`));
  }

  async start(claim: Claim): Promise<void> {
    // Replicas that start at once would be in each other's way while the tables are created.
    await this.knex.transaction(async trx => {
      await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [QUEUE]);
      await this.boss.start();
      if (!(await this.boss.getQueue(QUEUE)))
        await this.boss.createQueue(QUEUE);
    });
    this.pump = this.run(claim);
  }

  async send(trx: Knex.Transaction, tasks: TaskKey[]): Promise<void> {
    if (tasks.length === 0) return;
    await this.boss.insert(
      tasks.map(({ urgent, ...data }) => ({
        name: QUEUE,
        data,
        priority: urgent ? 1 : 0,
        retryLimit: 1000,
        expireInSeconds: 30,
      })),
      { db: sqlOf(trx) } as PgBoss.InsertOptions,
    );
    trx.executionPromise.then(
      () => this.wake(),
      () => undefined,
    );
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.pump;
    await Promise.all(this.active);
    await this.boss.stop({ graceful: false, close: false });
  }

  /** Takes as many tasks as there are free hands, each on its own, so that a long one holds up no other. */
  private async run(claim: Claim) {
    while (!this.stopped) {
      const woken = new Promise<void>(resolve => {
        this.wake = resolve;
      });
      const found = await this.fetch();
      for (const { id, data } of found) {
        const done = this.work(claim, id, data).finally(() => {
          this.active.delete(done);
          this.wake();
        });
        this.active.add(done);
      }
      if (found.length === 0) await Promise.race([woken, pause(POLL_MS)]);
    }
  }

  /** The job ends with the claim and not before: a process that dies in between leaves it to expire, for another one. */
  private async work(claim: Claim, id: string, task: TaskKey) {
    let work: Awaited<ReturnType<Claim>>;
    try {
      work = await claim(task);
      this.boss
        .complete(QUEUE, id)
        .catch(error => this.logger.warn(`pg-boss: ${error}`));
    } catch {
      // The claimant has logged it. The job expires, and is handed out again.
    }
    await work?.();
  }

  private async fetch(): Promise<PgBoss.Job<TaskKey>[]> {
    const batchSize = PARALLEL - this.active.size;
    if (batchSize <= 0 || this.stopped) return [];
    try {
      return await this.boss.fetch<TaskKey>(QUEUE, { batchSize });
    } catch (error) {
      this.logger.warn(`pg-boss: ${error}`);
      return [];
    }
  }
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
