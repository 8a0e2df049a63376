import { LoggerService } from '@backstage/backend-plugin-api';
import PgBoss from 'pg-boss';
import { TaskKey } from '../../store/tasks';
import { pause } from './pause';
import { Claim } from './TaskEngine';

/** How long a replica with free hands waits before it looks for work that another one sent. */
const POLL_MS = 250;

/** The same, where there was none for a while. */
const IDLE_POLL_MS = 1000;

/** So long after the last task, more of them are expected. */
const BUSY_MS = 60_000;

/** The tasks of one queue, in one of maybe several processes. */
export class PgBossLane {
  private readonly active = new Set<Promise<void>>();
  private pump?: Promise<void>;
  private stopped = false;
  private busyUntil = Date.now() + BUSY_MS;

  /** Looks for work at once. */
  wake = () => {};

  /**
   * @param options - `parallel`: tasks that are worked on at once; `batch`: tasks that are taken before others get the chance
   * to take some
   */
  constructor(
    private readonly boss: PgBoss,
    private readonly logger: LoggerService,
    private readonly options: {
      queue: string;
      parallel: number;
      batch: number;
    },
  ) {}

  start(claim: Claim): void {
    this.pump = this.run(claim);
  }

  /** Takes no more, and waits for what is being worked on. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.pump;
    await Promise.all(this.active);
  }

  /** Takes tasks while there are free hands, each on its own, so that a long one holds up no other. */
  private async run(claim: Claim) {
    const { batch } = this.options;
    while (!this.stopped) {
      const woken = new Promise<void>(resolve => {
        this.wake = resolve;
      });
      const found = await this.fetch();
      if (found.length > 0) this.busyUntil = Date.now() + BUSY_MS;
      for (const { id, data } of found) {
        const done = this.work(claim, id, data).finally(() => {
          this.active.delete(done);
          this.wake();
        });
        this.active.add(done);
      }
      if (found.length === 0)
        await Promise.race([
          woken,
          pause(Date.now() < this.busyUntil ? POLL_MS : IDLE_POLL_MS),
        ]);
      else if (found.length === batch) await pause(POLL_MS);
    }
  }

  /** The job ends with the claim and not before: a process that dies in between leaves it to expire, for another one. */
  private async work(claim: Claim, id: string, task: TaskKey) {
    let work: Awaited<ReturnType<Claim>>;
    try {
      work = await claim(task);
      this.boss
        .complete(this.options.queue, id)
        .catch(error => this.logger.warn(`pg-boss: ${error}`));
    } catch {
      // The claimant has logged it. The job expires, and is handed out again.
    }
    await work?.();
  }

  private async fetch(): Promise<PgBoss.Job<TaskKey>[]> {
    const { queue, parallel, batch } = this.options;
    const free = parallel - this.active.size;
    if (free <= 0 || this.stopped) return [];
    try {
      return await this.boss.fetch<TaskKey>(queue, {
        batchSize: Math.min(free, batch),
      });
    } catch (error) {
      this.logger.warn(`pg-boss: ${error}`);
      return [];
    }
  }
}
