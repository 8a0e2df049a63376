import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { isPostgres } from './isPostgres';
import { toDate, toText } from './moments';
import { RunRow } from './types';

const RUNNING = { state: 'running' };

/** How a run ends with which nobody goes on. */
export const LEFT_BEHIND: Pick<RunRow, 'state' | 'message'> = {
  state: 'failed',
  message:
    'The process ended before the run did; what it had collected is kept',
};

/** How the runs went. */
export class RunsStore {
  constructor(private readonly knex: Knex) {}

  /** Opens a run; answers its id. Throws a ConflictError while another one is going on. */
  async start(options: {
    trigger: RunRow['trigger'];
    now: Date;
  }): Promise<number> {
    const row = toRecord({
      state: 'running',
      trigger: options.trigger,
      startedAt: options.now,
      scopes: { total: 0, complete: 0, partial: 0, failed: 0, skipped: 0 },
      findings: { PASSED: 0, FAILED: 0, NOT_AVAILABLE: 0, NOT_APPLICABLE: 0 },
      resources: 0,
      changedFindings: 0,
      calls: {},
      throttles: 0,
      retries: 0,
    });
    // A violated index would end the transaction on PostgreSQL, and who is in the way could no longer be asked.
    const [inserted] = await this.knex('runs')
      .insert(row, ['id'])
      .onConflict()
      .ignore();
    if (inserted) return inserted.id;
    const active = await this.active();
    throw new ConflictError(
      active
        ? `Run ${active.id} is going on; wait for its end`
        : 'Another run has just ended; try again',
    );
  }

  async update(id: number, changes: Partial<RunRow>): Promise<void> {
    await this.knex('runs').where({ id }).update(toRecord(changes));
  }

  async get(id: number): Promise<RunRow | undefined> {
    const row = await this.knex('runs').where({ id }).first();
    return row && toRun(row);
  }

  /** The newest first. */
  async latest(limit: number): Promise<RunRow[]> {
    return (await this.knex('runs').orderBy('id', 'desc').limit(limit)).map(
      toRun,
    );
  }

  /** The run that is going on. */
  async active(): Promise<RunRow | undefined> {
    const row = await this.knex('runs').where(RUNNING).first();
    return row && toRun(row);
  }

  /** Keeps a run as it is until the transaction ends; answers whether it is going on. */
  async lock(id: number): Promise<boolean> {
    const query = this.knex('runs').where({ ...RUNNING, id });
    if (isPostgres(this.knex)) query.forUpdate();
    return Boolean(await query.first('id'));
  }

  /** Ends runs that have no task left with which anybody could go on, as failed; answers how many. */
  async endDangling(now: Date): Promise<number> {
    return this.knex('runs')
      .where(RUNNING)
      .whereNotIn('id', this.knex('run_tasks').select('run_id'))
      .update({ ...LEFT_BEHIND, ended_at: toText(now) });
  }

  /** Deletes runs that ended before a moment, with what they tell of scopes. */
  async deleteBefore(before: Date): Promise<void> {
    const old = this.knex('runs')
      .where('ended_at', '<', toText(before))
      .select('id');
    await this.knex('run_scopes').whereIn('run_id', old.clone()).delete();
    await old.delete();
  }
}

function toRun(row: any): RunRow {
  return {
    id: row.id,
    state: row.state,
    trigger: row.trigger,
    startedAt: new Date(row.started_at),
    endedAt: toDate(row.ended_at),
    scopes: JSON.parse(row.scopes),
    resources: row.resources,
    findings: JSON.parse(row.findings),
    changedFindings: row.changed_findings,
    calls: JSON.parse(row.calls),
    throttles: row.throttles,
    retries: row.retries,
    message: row.message ?? undefined,
  };
}

function toRecord(run: Partial<RunRow>): object {
  const { state, trigger, resources, throttles, retries, message } = run;
  return {
    state,
    trigger,
    started_at: run.startedAt && toText(run.startedAt),
    ended_at: run.endedAt && toText(run.endedAt),
    scopes: run.scopes && JSON.stringify(run.scopes),
    resources,
    findings: run.findings && JSON.stringify(run.findings),
    changed_findings: run.changedFindings,
    calls: run.calls && JSON.stringify(run.calls),
    throttles,
    retries,
    message,
  };
}
