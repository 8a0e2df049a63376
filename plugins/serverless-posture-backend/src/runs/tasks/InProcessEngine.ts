import { Knex } from 'knex';
import { boundsOf } from '../../aws';
import { TaskKey } from '../../store/tasks';
import { pause } from './pause';
import { Claim, TaskEngine } from './TaskEngine';

/** Urgent tasks at once, beside all others. */
const PARALLEL_URGENT = 64;

const RETRY_MS = 1000;

/** Tasks that wait, and those that are worked on. Of large organizations there are many: those that wait are but keys. */
class Lane {
  readonly waiting: TaskKey[] = [];
  readonly active = new Set<Promise<void>>();

  constructor(
    private readonly parallel: number,
    private readonly work: (task: TaskKey) => Promise<void>,
  ) {}

  add(task: TaskKey) {
    this.waiting.push(task);
    this.begin();
  }

  private begin() {
    if (this.active.size >= this.parallel) return;
    const task = this.waiting.shift();
    if (!task) return;
    const done = this.work(task).finally(() => {
      this.active.delete(done);
      this.begin();
    });
    this.active.add(done);
  }
}

/** All tasks in this process. */
export class InProcessEngine implements TaskEngine {
  readonly shared = false;
  private readonly usual = this.lane(boundsOf().scopes);
  /** Of their own: scopes that wait for quotas would hold up what other ones have done. Most are over soon. */
  private readonly following = this.lane(Math.ceil(boundsOf().scopes / 4));
  private readonly urgent = this.lane(PARALLEL_URGENT);
  private claim?: Claim;

  async start(claim: Claim): Promise<void> {
    this.claim = claim;
  }

  async send(trx: Knex.Transaction, tasks: TaskKey[]): Promise<void> {
    trx.executionPromise.then(
      () => tasks.forEach(task => this.laneOf(task).add(task)),
      () => undefined,
    );
  }

  async stop(): Promise<void> {
    this.claim = undefined;
    const lanes = [this.usual, this.following, this.urgent];
    // Without a claim, those that wait end at once.
    while (lanes.some(({ active }) => active.size > 0))
      await Promise.all(lanes.flatMap(({ active }) => [...active]));
  }

  private lane(parallel: number): Lane {
    return new Lane(parallel, task => this.work(task));
  }

  private laneOf({ urgent, follows }: TaskKey): Lane {
    if (urgent) return this.urgent;
    return follows ? this.following : this.usual;
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
