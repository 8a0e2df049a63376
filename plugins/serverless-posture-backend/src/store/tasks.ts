import { Knex } from 'knex';
import { partition } from 'lodash';
import { append, inLists, upsert } from './batches';
import { databaseClock } from './databaseClock';
import { rowsOf } from './directly';
import { isPostgres } from './isPostgres';

/** What a task does; the order is that of a run. */
export type TaskKind =
  | 'plan'
  | 'account'
  | 'scope'
  | 'supporting'
  | 'judge'
  | 'sources'
  | 'findings'
  | 'finish';

/** Names one task. */
export interface TaskKey {
  runId: number;
  id: string;
  /** Whether it goes before others that are ready: what takes longest begins first. */
  urgent?: boolean;
  /** Whether it goes on where another one began: it need not wait until all others have begun, too. */
  follows?: boolean;
  /** How many resources it is expected to read: the largest ones begin first. Default none. */
  size?: number;
}

/** One task of a run. */
export interface TaskRow {
  id: string;
  kind: TaskKind;
  payload: any;
  /** How many tasks must be done before. Default none. */
  waitsFor?: number;
  /** The tasks that wait for this one. */
  unlocks?: string[];
  /** How many scopes × collectors it settles. Default none. */
  expected?: number;
  /** How many resources it is expected to read. Default none. */
  size?: number;
}

/** The right to work on a task, until somebody else takes it over. */
export interface Lease extends TaskKey {
  epoch: number;
}

/** A task that is ours. */
export interface ClaimedTask extends Pick<TaskRow, 'kind' | 'payload'> {
  lease: Lease;
  /** Tries that threw; being taken over is none. */
  failures: number;
}

/** Who held the lease no longer does, or the run is over: nothing more may be written. */
export class LeaseLostError extends Error {
  name = 'LeaseLostError';
}

/** Every kind before those that wait for it. */
const KINDS: TaskKind[] = [
  'plan',
  'account',
  'scope',
  'supporting',
  'judge',
  'sources',
  'findings',
  'finish',
];

/**
 * Of findings, page follows page in few places, at one quota for the whole organization: these take longest. What an account
 * has can't begin before the account is planned.
 */
const URGENT: TaskKind[] = ['account', 'sources', 'findings'];

/** An account is through once they are. */
const FOLLOWING: TaskKind[] = ['supporting', 'judge'];

/** What is left to do of a run. The lease of a task fences whoever comes late. */
export class TasksStore {
  constructor(private readonly knex: Knex) {}

  async add(runId: number, tasks: TaskRow[]): Promise<void> {
    await append(
      this.knex,
      'run_tasks',
      tasks.map(
        ({
          payload,
          unlocks = [],
          waitsFor = 0,
          expected = 0,
          size = 0,
          ...task
        }) => ({
          ...task,
          size,
          run_id: runId,
          payload: JSON.stringify(payload),
          unlocks: JSON.stringify(unlocks),
          state: waitsFor > 0 ? 'waiting' : 'ready',
          waits_for: waitsFor,
          expected,
        }),
      ),
    );
  }

  /** Lets a task wait for more. */
  async wait(key: TaskKey, more: number): Promise<void> {
    await this.of(key).increment('waits_for', more);
  }

  /** A task knows only now how many scopes × collectors it settles. */
  async expect(key: TaskKey, expected: number): Promise<void> {
    await this.of(key).update({ expected });
  }

  /** A task has found more scopes × collectors that it settles. */
  async expectMore(key: TaskKey, more: number): Promise<void> {
    if (more > 0) await this.of(key).increment('expected', more);
  }

  /** A task knows only now which ones wait for it. */
  async unlocks(key: TaskKey, ids: string[]): Promise<void> {
    await this.of(key).update({ unlocks: JSON.stringify(ids) });
  }

  /** The tasks of a kind. */
  async ids(runId: number, kind: TaskKind): Promise<string[]> {
    return this.knex('run_tasks').where({ run_id: runId, kind }).pluck('id');
  }

  /** Takes a task that is ready; undefined where another was faster, or the run is over. */
  async claim(
    key: TaskKey,
    worker: string,
    leaseMs: number,
  ): Promise<ClaimedTask | undefined> {
    const [row] = await this.of(key)
      .where('state', 'ready')
      .whereIn('run_id', this.running())
      .update({
        state: 'running',
        worker,
        epoch: this.knex.raw('epoch + 1'),
        lease_until: databaseClock(this.knex, leaseMs),
      })
      .returning(['epoch', 'kind', 'payload', 'failures']);
    return (
      row && {
        lease: { ...key, epoch: row.epoch },
        kind: row.kind,
        payload: JSON.parse(row.payload),
        failures: row.failures,
      }
    );
  }

  /**
   * Throws a {@link LeaseLostError} unless the lease holds; in a transaction it then holds until its end. Meanwhile it can be
   * renewed: a long write must not look like a dead worker.
   */
  async check({ runId, id, epoch }: Lease): Promise<void> {
    const held = await rowsOf(
      this.knex,
      `select 1 from run_tasks
       where run_id = ? and id = ? and epoch = ? and state = 'running'
         and exists (select 1 from runs where runs.id = run_tasks.run_id and runs.state = 'running')
       ${isPostgres(this.knex) ? 'for key share of run_tasks' : ''}`,
      [runId, id, epoch],
    );
    if (held.length === 0)
      throw new LeaseLostError(`task ${id} of run ${runId} is lost`);
  }

  /** Ends a task; answers those that now wait for no other. */
  async done(lease: Lease, result?: object): Promise<TaskKey[]> {
    const { runId } = lease;
    const { epoch, ...key } = lease;
    // The last task of a run takes all others with it.
    const [row] = await this.of(key)
      .update({ state: 'done', result: result && JSON.stringify(result) })
      .returning(['unlocks']);
    return this.free(runId, JSON.parse(row?.unlocks ?? '[]'));
  }

  /** Some of the tasks that wait for this one need not wait for its end; answers those that now wait for no other. */
  async unlock(lease: Lease, ids: readonly string[]): Promise<TaskKey[]> {
    const { epoch, ...key } = lease;
    const row = await this.of(key).first('unlocks');
    const [freed, left] = partition(JSON.parse(row.unlocks) as string[], id =>
      ids.includes(id),
    );
    await this.of(key).update({ unlocks: JSON.stringify(left) });
    return this.free(lease.runId, freed);
  }

  /** These tasks wait for one less. */
  private async free(runId: number, unlocks: string[]): Promise<TaskKey[]> {
    const freed: TaskKey[] = [];
    // Tasks that unlock the same ones take them in the same order.
    for (const ids of inLists([...unlocks].sort())) {
      const next = () =>
        this.knex('run_tasks').where({ run_id: runId }).whereIn('id', ids);
      if (isPostgres(this.knex) && ids.length > 1)
        await next().orderBy('id').forUpdate().select('id');
      await next().decrement('waits_for', 1);
      const ready = await next()
        .where('waits_for', 0)
        .update({ state: 'ready' })
        .returning(['run_id', 'id', 'kind', 'size']);
      freed.push(...ready.map(one => keyOf(runId, one)));
    }
    return freed;
  }

  /** Gives a task back, for another try. */
  async release(
    { epoch, ...key }: Lease,
    { failed }: { failed?: boolean } = {},
  ): Promise<void> {
    await this.of(key)
      .where({ state: 'running', epoch })
      .update({ state: 'ready' })
      .increment('failures', failed ? 1 : 0);
  }

  /** Says that somebody works on these; those that were lost stay lost. */
  async renew(leases: Lease[], leaseMs: number): Promise<void> {
    await this.knex('run_tasks')
      .where('state', 'running')
      .whereIn(
        ['run_id', 'id', 'epoch'],
        leases.map(({ runId, id, epoch }) => [runId, id, epoch]),
      )
      .update({ lease_until: databaseClock(this.knex, leaseMs) });
  }

  /** Makes ready again what nobody works on any more: leases that ran out or, where there is but one process, all. */
  async takeBack({ all }: { all?: boolean } = {}): Promise<TaskKey[]> {
    const left = this.knex('run_tasks').where('state', 'running');
    if (!all) left.where('lease_until', '<', databaseClock(this.knex, 0));
    // Who holds a lock on a task writes under its lease, and is alive.
    if (isPostgres(this.knex)) left.forUpdate().skipLocked();
    const rows = await this.knex('run_tasks')
      .whereIn(['run_id', 'id'], left.select('run_id', 'id'))
      .update({ state: 'ready' })
      .returning(['run_id', 'id', 'kind', 'size']);
    return rows.map(row => keyOf(row.run_id, row));
  }

  /** Whether others than this worker hold tasks of a run. */
  async isShared(runId: number, worker: string): Promise<boolean> {
    const other = await this.knex('run_tasks')
      .where({ run_id: runId, state: 'running' })
      .whereNot({ worker })
      .first('id');
    return other !== undefined;
  }

  /** All that could be done now. */
  async ready(): Promise<TaskKey[]> {
    const rows = await this.knex('run_tasks')
      .where('state', 'ready')
      .select('run_id', 'id', 'kind', 'size');
    return rows.map(row => keyOf(row.run_id, row));
  }

  /** The largest that could be done now, first; neither what is urgent nor what follows. */
  async largest(limit: number): Promise<TaskKey[]> {
    const rows = await this.knex('run_tasks')
      .where('state', 'ready')
      .whereNotIn('kind', [...URGENT, ...FOLLOWING])
      .whereIn('run_id', this.running())
      .orderBy([{ column: 'size', order: 'desc' }, 'id'])
      .limit(limit)
      .select('run_id', 'id', 'kind', 'size');
    return rows.map(row => keyOf(row.run_id, row));
  }

  /** Payloads or results of the tasks of a kind. */
  async all(
    runId: number,
    kind: TaskKind,
    column: 'payload' | 'result',
  ): Promise<any[]> {
    const texts: string[] = await this.knex('run_tasks')
      .where({ run_id: runId, kind })
      .whereNotNull(column)
      .pluck(column);
    return texts.map(text => JSON.parse(text));
  }

  /** How many scopes × collectors are planned; undefined until all are. */
  async expected(runId: number): Promise<number | undefined> {
    const planning = await this.knex('run_tasks')
      .where({ run_id: runId, id: 'plan' })
      .whereNot({ state: 'done' })
      .first('id');
    if (planning) return undefined;
    const [{ sum }] = await this.knex('run_tasks')
      .where({ run_id: runId })
      .sum({ sum: 'expected' });
    return Number(sum ?? 0);
  }

  /** Writes what a worker has called so far. */
  async count(runId: number, worker: string, counts: object): Promise<void> {
    const row = { run_id: runId, worker, counts: JSON.stringify(counts) };
    await upsert(this.knex, 'run_workers', ['run_id', 'worker'], [row]);
  }

  /** What each worker has called. */
  async counts(runId: number): Promise<any[]> {
    const texts: string[] = await this.knex('run_workers')
      .where({ run_id: runId })
      .pluck('counts');
    return texts.map(text => JSON.parse(text));
  }

  /** Keeps all tasks of a run as they are until the transaction ends. */
  async lock(runId: number): Promise<void> {
    if (!isPostgres(this.knex)) return;
    // Who ends a task holds it and then takes the one that waits for it: any other order would be a deadlock.
    await this.knex('run_tasks')
      .where({ run_id: runId })
      .orderByRaw(`array_position(?, kind::text), id desc`, [KINDS])
      .forUpdate()
      .select('id');
  }

  /** Forgets the tasks of a run that ended. */
  async forget(runId: number): Promise<void> {
    for (const table of [
      'run_tasks',
      'run_workers',
      'checkpoints',
      'checkpoint_seen',
    ]) {
      await this.knex(table).where({ run_id: runId }).delete();
    }
  }

  private of({ runId, id }: TaskKey) {
    return this.knex('run_tasks').where({ run_id: runId, id });
  }

  private running() {
    return this.knex('runs').where('state', 'running').select('id');
  }
}

/** Names a task for those who hand it out. */
export function keyOf(
  runId: number,
  { id, kind, size }: Pick<TaskRow, 'id' | 'kind' | 'size'>,
): TaskKey {
  return {
    runId,
    id,
    urgent: URGENT.includes(kind),
    follows: FOLLOWING.includes(kind),
    size,
  };
}
