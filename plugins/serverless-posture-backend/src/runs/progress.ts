import { PostureStore } from '../store/store';
import type { RunDependencies } from './run';
import { summarize } from './summary';

/** How often a run that goes on is written down; a page that polls sees it move. */
const TELL_EVERY_MS = 1000;

/** So many times as long as telling took, nothing is told: to count what a large organization has takes a while. */
const REST = 40;

/** How far a run is. */
export interface RunProgress {
  runId: number;
  /** Scopes that are settled, and all of them; of 0 until all are planned. */
  done: number;
  total: number;
  calls: number;
}

/** Tells how far a run is, whoever works on it, not more often than is of use. */
export class ProgressTeller {
  /** Until then nothing is told. */
  private restsUntil = 0;
  /** Milliseconds that it took to count, the last time; not to wait for a turn. */
  private took = 0;
  private telling: Promise<void> = Promise.resolve();

  constructor(
    private readonly runId: number,
    private readonly dependencies: Pick<
      RunDependencies,
      'store' | 'logger' | 'onProgress'
    >,
  ) {}

  /** Writes down and tells how far the run is, if it is time; when the run ended, always. */
  async tell({
    last,
    before,
  }: {
    last?: boolean;
    before?(store: PostureStore): Promise<void>;
  } = {}): Promise<void> {
    // Wall time: how often to tell has nothing to do with the data's clock.
    if (!last && Date.now() < this.restsUntil) return;
    this.restsUntil = Infinity;
    const { store, logger } = this.dependencies;
    this.telling = this.telling
      .then(async () => {
        await before?.(store);
        await this.write();
      })
      .catch(error =>
        logger.warn(`could not write the progress down: ${error}`),
      );
    await this.telling;
    this.restsUntil = Date.now() + Math.max(TELL_EVERY_MS, REST * this.took);
  }

  /** Once all is told. */
  async idle(): Promise<void> {
    await this.telling;
  }

  private async write() {
    const { runId } = this;
    const { store, logger, onProgress } = this.dependencies;
    const row = await store.transaction(async fenced => {
      const began = Date.now();
      if (await fenced.runs.lock(runId))
        await fenced.runs.update(runId, await summarize(fenced, runId));
      this.took = Date.now() - began;
      return fenced.runs.get(runId);
    });
    if (!row) return;
    const { state, calls, resources, findings } = row;
    const { total, complete, partial, failed, skipped } = row.scopes;
    const done = complete + partial + failed + skipped;
    onProgress?.({
      runId,
      done,
      total,
      calls: Object.values(calls).reduce((sum, count) => sum + count, 0),
    });
    logger.info(
      state === 'running'
        ? `run ${runId}: ${done}${total > 0 ? ` of ${total}` : ''} scopes`
        : `run ${runId}: ${state}, ${done} of ${total} scopes, ${resources} resources, ${findings.FAILED} failing findings`,
    );
  }
}
