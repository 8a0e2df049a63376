import { ConflictError } from '@backstage/errors';
import { RunRow } from '../store/types';
import { RunDependencies } from './run';
import { InProcessEngine } from './tasks/InProcessEngine';
import { PgBossEngine } from './tasks/PgBossEngine';
import { RunWorker } from './tasks/RunWorker';

/** Lets one run go on at a time; with PostgreSQL, all replicas work on it. */
export class Runner {
  private readonly worker: RunWorker;
  private started?: Promise<void>;

  constructor(private readonly dependencies: RunDependencies) {
    const { store, logger, aws } = dependencies;
    const shared = store.sharedDatabase;
    this.worker = new RunWorker(
      dependencies,
      shared ? new PgBossEngine(shared, logger, aws) : new InProcessEngine(),
    );
  }

  /** Begins to work on tasks, and goes on with a run that was interrupted. */
  work(): Promise<void> {
    this.started ??= this.worker.start();
    return this.started;
  }

  /** Starts a run in the background and says how it began; undefined while one is going on. */
  async start(trigger: RunRow['trigger']): Promise<RunRow | undefined> {
    await this.work();
    const row = await this.begin(trigger);
    // The run itself says why it failed; nobody else waits for it.
    if (row) this.worker.ended(row.id).catch(() => undefined);
    return row;
  }

  /**
   * Runs to the end; joins the run that is going on. Throws where nothing at all could be collected. The signal cancels the
   * run where only this process works on it; else it ends the waiting, for others go on.
   */
  async run(trigger: RunRow['trigger'], signal?: AbortSignal): Promise<void> {
    await this.work();
    const { runs, sharedDatabase } = this.dependencies.store;
    const row = (await this.begin(trigger)) ?? (await runs.active());
    // Else the run that was in the way has just ended.
    if (!row) return;
    const { state, message } = sharedDatabase
      ? await this.worker.ended(row.id, signal)
      : await this.worker.endedOrCancelled(row.id, signal);
    if (state === 'failed') throw new Error(message);
  }

  /** Undefined while a run is going on; another replica may have been faster. */
  private async begin(trigger: RunRow['trigger']): Promise<RunRow | undefined> {
    try {
      return await this.worker.begin(trigger);
    } catch (error) {
      if (error instanceof ConflictError) return undefined;
      throw error;
    }
  }

  /** Ends a run in all replicas; one that has ended stays as it is. */
  async cancel(runId: number): Promise<void> {
    await this.worker.cancel(runId);
  }

  /** Works no more. Other replicas go on with the run, or this process when it starts again. */
  async stop(): Promise<void> {
    await this.worker.stop();
  }
}
