import { Knex } from 'knex';
import { findLast } from 'lodash';
import { boundsOf } from '../../aws';
import { TaskKey } from '../../store/tasks';
import { pause } from './pause';
import { Claim, TaskEngine } from './TaskEngine';

/** Urgent tasks at once, beside all others. */
const PARALLEL_URGENT = 64;

const RETRY_MS = 1000;

/** A scope of more resources takes the places of several: while it is read, they are held. */
const LARGE = 100;

/** Tasks that wait, and those that are worked on. Of large organizations there are many: those that wait are but keys. */
class Lane {
  readonly active = new Set<Promise<void>>();
  /** By magnitude, each in the order of coming. */
  private readonly waiting: TaskKey[][] = [];
  private taken = 0;

  constructor(
    private readonly parallel: number,
    private readonly work: (task: TaskKey) => Promise<void>,
  ) {}

  add(tasks: readonly TaskKey[]) {
    for (const task of tasks) {
      const magnitude = Math.ceil(Math.log2(1 + (task.size ?? 0)));
      (this.waiting[magnitude] ??= []).push(task);
    }
    this.begin();
  }

  private begin() {
    while (this.taken < this.parallel) {
      const task = findLast(this.waiting, some => some?.length > 0)?.shift();
      if (!task) return;
      const places = Math.max(1, Math.round((task.size ?? 0) / LARGE));
      this.taken += places;
      const done = this.work(task).finally(() => {
        this.active.delete(done);
        this.taken -= places;
        this.begin();
      });
      this.active.add(done);
    }
  }
}

/** All tasks in this process. */
export class InProcessEngine implements TaskEngine {
  readonly shared = false;
  private readonly usual = this.lane(boundsOf().scopes);
  /** Of their own: scopes that wait for quotas would hold up what other ones have done. Most are over soon. */
  private readonly following = this.lane(Math.ceil(boundsOf().scopes / 4));
  private readonly urgent = this.lane(PARALLEL_URGENT);
  private readonly lanes = [this.usual, this.following, this.urgent];
  private claim?: Claim;

  async start(claim: Claim): Promise<void> {
    this.claim = claim;
  }

  async send(trx: Knex.Transaction, tasks: TaskKey[]): Promise<void> {
    trx.executionPromise.then(
      () => {
        for (const lane of this.lanes)
          lane.add(tasks.filter(task => this.laneOf(task) === lane));
      },
      () => undefined,
    );
  }

  async stop(): Promise<void> {
    this.claim = undefined;
    // Without a claim, those that wait end at once.
    while (this.lanes.some(({ active }) => active.size > 0))
      await Promise.all(this.lanes.flatMap(({ active }) => [...active]));
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
