import { Knex } from 'knex';
import pLimit from 'p-limit';
import { TaskKey } from '../../store/tasks';
import { pause } from './pause';
import { Claim, TaskEngine } from './TaskEngine';

/** Scopes at once; quotas slow them down long before, so that this bounds memory only. */
const PARALLEL = 512;

/** Urgent tasks at once, beside them. */
const PARALLEL_URGENT = 64;

const RETRY_MS = 1000;

/** All tasks in this process. */
export class InProcessEngine implements TaskEngine {
  readonly shared = false;
  private readonly limit = pLimit(PARALLEL);
  private readonly limitUrgent = pLimit(PARALLEL_URGENT);
  private readonly active = new Set<Promise<void>>();
  private claim?: Claim;

  async start(claim: Claim): Promise<void> {
    this.claim = claim;
  }

  async send(trx: Knex.Transaction, tasks: TaskKey[]): Promise<void> {
    trx.executionPromise.then(
      () => tasks.forEach(task => this.begin(task)),
      () => undefined,
    );
  }

  async stop(): Promise<void> {
    this.claim = undefined;
    while (this.active.size > 0) await Promise.all(this.active);
  }

  private begin(task: TaskKey) {
    const limit = task.urgent ? this.limitUrgent : this.limit;
    const done = limit(() => this.work(task)).finally(() =>
      this.active.delete(done),
    );
    this.active.add(done);
  }

  private async work(task: TaskKey) {
    while (this.claim) {
      try {
        const work = await this.claim(task);
        await work?.();
        return;
      } catch {
        // The claimant has logged it; nobody else would ever take the task.
        await pause(RETRY_MS);
      }
    }
  }
}
