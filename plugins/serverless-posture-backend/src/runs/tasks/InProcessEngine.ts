import { Knex } from 'knex';
import pLimit from 'p-limit';
import { TaskKey } from '../../store/tasks';
import { TaskEngine } from './TaskEngine';

/** Scopes at once; quotas slow them down long before, so that this bounds memory only. */
const PARALLEL = 512;

/** All tasks in this process. */
export class InProcessEngine implements TaskEngine {
  readonly shared = false;
  private readonly limit = pLimit(PARALLEL);
  private readonly active = new Set<Promise<void>>();
  private work?: (task: TaskKey) => Promise<void>;

  async start(work: (task: TaskKey) => Promise<void>): Promise<void> {
    this.work = work;
  }

  async send(trx: Knex.Transaction, tasks: TaskKey[]): Promise<void> {
    trx.executionPromise.then(
      () => tasks.forEach(task => this.begin(task)),
      () => undefined,
    );
  }

  async stop(): Promise<void> {
    this.work = undefined;
    while (this.active.size > 0) await Promise.all(this.active);
  }

  private begin(task: TaskKey) {
    const done = this.limit(async () => this.work?.(task)).finally(() =>
      this.active.delete(done),
    );
    this.active.add(done);
  }
}
