import { FindingStatus } from 'backstage-plugin-serverless-posture-common';
import { CallCounts } from '../aws';
import { RunRow, ScopeRow } from '../store/types';
import type { RunDependencies } from './run';

/** How often a run that goes on is written down; a page that polls sees it move. */
const WRITE_EVERY_MS = 1000;

/** Counts of one run, written down as it goes on. */
export class RunLedger {
  private scopes: ScopeRow[] = [];
  private expected = 0;
  private writtenAt = 0;
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly counts: () => CallCounts,
    private readonly dependencies: Pick<
      RunDependencies,
      'store' | 'logger' | 'now' | 'onProgress'
    >,
    readonly row: RunRow,
  ) {}

  static async open(
    dependencies: Pick<
      RunDependencies,
      'store' | 'logger' | 'now' | 'onProgress'
    >,
    trigger: RunRow['trigger'],
    counts: () => CallCounts,
  ): Promise<RunLedger> {
    const { store, now } = dependencies;
    const startedAt = now();
    const id = await store.runs.start({ trigger, now: startedAt });
    return new RunLedger(counts, dependencies, {
      id,
      state: 'running',
      trigger,
      startedAt,
      scopes: { total: 0, complete: 0, partial: 0, failed: 0, skipped: 0 },
      resources: 0,
      findings: { PASSED: 0, FAILED: 0, NOT_AVAILABLE: 0, NOT_APPLICABLE: 0 },
      changedFindings: 0,
      calls: {},
      throttles: 0,
      retries: 0,
    });
  }

  /** How many scope × collector tasks there will be. */
  expect(count: number) {
    this.expected += count;
    this.row.scopes.total = this.expected;
  }

  /** A collector is through with a scope. */
  async settle(scope: ScopeRow): Promise<void> {
    this.scopes.push(scope);
    const { state } = scope;
    if (state !== 'pending' && state !== 'running') this.row.scopes[state] += 1;
    await this.dependencies.store.scopes.record(
      this.row.id,
      [scope],
      this.dependencies.now(),
    );
    this.tell();
  }

  /** Verdicts of one account are stored. */
  judged(result: {
    counts: Record<FindingStatus, number>;
    changed: number;
    resources: number;
  }) {
    for (const [status, count] of Object.entries(result.counts)) {
      this.row.findings[status as FindingStatus] += count;
    }
    this.row.changedFindings += result.changed;
    this.row.resources += result.resources;
  }

  /** The run came to its end: `complete` if every scope is, `failed` if none is. */
  async close(state?: 'cancelled'): Promise<RunRow> {
    const { complete, partial, failed, skipped, total } = this.row.scopes;
    const collected = complete + partial;
    let ended: RunRow['state'] = 'complete';
    if (failed + partial > 0 || collected + skipped < total) ended = 'partial';
    if (collected === 0 && total > 0) ended = 'failed';
    await this.end(
      state ?? ended,
      ended === 'failed' ? 'No scope could be collected' : undefined,
    );
    return this.row;
  }

  async fail(error: Error): Promise<void> {
    await this.end('failed', error.message);
  }

  private async end(state: RunRow['state'], message?: string) {
    Object.assign(this.row, this.counts(), {
      state,
      message,
      endedAt: this.dependencies.now(),
    });
    await this.writing;
    await this.dependencies.store.runs.update(this.row.id, this.row);
    this.say();
  }

  private tell() {
    // Wall time: how often to write has nothing to do with the data's clock.
    if (Date.now() - this.writtenAt < WRITE_EVERY_MS) return;
    this.writtenAt = Date.now();
    Object.assign(this.row, this.counts());
    this.writing = this.writing
      .then(() => this.dependencies.store.runs.update(this.row.id, this.row))
      .catch(error =>
        this.dependencies.logger.warn(
          `could not write the progress down: ${error}`,
        ),
      );
    this.say();
  }

  private say() {
    const { id, calls, state } = this.row;
    const done = this.scopes.length;
    const total = this.expected;
    this.dependencies.onProgress?.({
      runId: id,
      done,
      total,
      calls: Object.values(calls).reduce((sum, count) => sum + count, 0),
    });
    this.dependencies.logger.info(
      state === 'running'
        ? `run ${id}: ${done} of ${total} scopes`
        : `run ${id}: ${state}, ${done} of ${total} scopes, ${this.row.resources} resources, ${this.row.findings.FAILED} failing findings`,
    );
  }
}
