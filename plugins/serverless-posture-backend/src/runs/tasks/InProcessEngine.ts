import { Knex } from 'knex';
import { sortedLastIndexBy } from 'lodash';
import { boundsOf } from '../../aws';
import { TaskKey } from '../../store/tasks';
import { pause } from './pause';
import { Claim, Largest, TaskEngine } from './TaskEngine';

/** Urgent tasks at once, beside all others. */
const PARALLEL_URGENT = 64;

const RETRY_MS = 1000;

/** A scope of more resources takes the places of several: while it is read, they are held. */
const LARGE = 100;

/** Tasks that wait in memory. */
const WINDOW = 2000;

/** Tasks that wait, the largest first, and those that are worked on. Of a large organization, not all are held that wait. */
class Lane {
  readonly active = new Set<Promise<void>>();
  private readonly waiting: TaskKey[] = [];
  private taken = 0;
  /** Whether tasks were left out, which are smaller than those that wait. */
  private hasMore = false;
  private isLooking = false;

  constructor(
    private readonly parallel: number,
    private readonly work: (task: TaskKey) => Promise<void>,
    /** Looks up the largest; left out, all are held. */
    private readonly largest?: Largest,
  ) {}

  add(tasks: readonly TaskKey[]) {
    for (const task of tasks) {
      const at = sortedLastIndexBy(this.waiting, task, one => -sizeOf(one));
      this.waiting.splice(at, 0, task);
    }
    this.begin();
    if (this.largest && this.waiting.length > WINDOW) {
      this.waiting.length = WINDOW;
      this.hasMore = true;
    }
  }

  private begin() {
    while (this.taken < this.parallel) {
      const task = this.waiting.shift();
      if (!task) break;
      const places = Math.max(1, Math.round(sizeOf(task) / LARGE));
      this.taken += places;
      const done = this.work(task).finally(() => {
        this.active.delete(done);
        this.taken -= places;
        this.begin();
      });
      this.active.add(done);
    }
    if (this.waiting.length === 0) this.look();
  }

  /** Those that were just taken may come again, which does no harm: they can't be claimed twice. */
  private async look() {
    if (!this.largest || !this.hasMore || this.isLooking) return;
    this.isLooking = true;
    this.hasMore = false;
    const found = await this.largest(WINDOW).catch(async () => {
      await pause(RETRY_MS);
      return undefined;
    });
    this.isLooking = false;
    if (!found || found.length === WINDOW) this.hasMore = true;
    this.add(found ?? []);
  }
}

function sizeOf({ size = 0 }: TaskKey): number {
  return size;
}

/** All tasks in this process. */
export class InProcessEngine implements TaskEngine {
  readonly shared = false;
  private readonly usual = this.lane(boundsOf().scopes, async limit =>
    this.largest(limit),
  );
  /** Of their own: scopes that wait for quotas would hold up what other ones have done. Most are over soon. */
  private readonly following = this.lane(Math.ceil(boundsOf().scopes / 4));
  private readonly urgent = this.lane(PARALLEL_URGENT);
  private readonly lanes = [this.usual, this.following, this.urgent];
  private claim?: Claim;
  private largest: Largest = async () => [];

  async start(claim: Claim, largest: Largest): Promise<void> {
    this.claim = claim;
    this.largest = largest;
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
    this.largest = async () => [];
    // Without a claim, those that wait end at once.
    while (this.lanes.some(({ active }) => active.size > 0))
      await Promise.all(this.lanes.flatMap(({ active }) => [...active]));
  }

  private lane(parallel: number, largest?: Largest): Lane {
    return new Lane(parallel, task => this.work(task), largest);
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
