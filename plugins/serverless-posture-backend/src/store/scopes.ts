import { ScopeState } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { upsert } from './batches';
import { toDate, toText } from './moments';
import { ScopeRow } from './types';

const SCOPE = ['account_id', 'region', 'collector'];
const OUTCOME = [
  'run_id',
  'state',
  'error_class',
  'operation',
  'missing_action',
  'message',
];

/** How each collector fared in each scope: per run, and as of now. */
export class ScopesStore {
  constructor(private readonly knex: Knex) {}

  /** Writes what collectors did in a run. `pending` and `running` leave the current state of a scope as it was. */
  async record(runId: number, scopes: ScopeRow[], now: Date): Promise<void> {
    const records = scopes.map(scope => toRecord(runId, scope, now));
    const ended = records.filter(
      ({ state }) => state !== 'pending' && state !== 'running',
    );
    await this.knex.transaction(async trx => {
      await upsert(trx, 'run_scopes', ['run_id', ...SCOPE], records);
      await upsert(trx, 'scope_states', SCOPE, ended, {
        ...Object.fromEntries(
          OUTCOME.map(column => [column, trx.raw('excluded.??', [column])]),
        ),
        fresh_at: trx.raw('coalesce(excluded.fresh_at, scope_states.fresh_at)'),
      });
    });
  }

  /** How many scopes × collectors of a run came to each state. */
  async counts(runId: number): Promise<Partial<Record<ScopeState, number>>> {
    const rows: any[] = await this.knex('run_scopes')
      .where({ run_id: runId })
      .groupBy('state')
      .select('state')
      .count({ count: '*' });
    return Object.fromEntries(
      rows.map(({ state, count }) => [state, Number(count)]),
    );
  }

  /** What collectors did in a run; in one scope, where given. */
  async ofRun(
    runId: number,
    only?: { accountId: string; region?: string },
  ): Promise<ScopeRow[]> {
    const query = this.knex('run_scopes as scope')
      .leftJoin('scope_states as current', join => {
        for (const column of SCOPE)
          join.on(`scope.${column}`, `current.${column}`);
      })
      .where('scope.run_id', runId)
      .orderBy(SCOPE.map(column => `scope.${column}`))
      .select(
        'scope.*',
        this.knex.raw('coalesce(scope.fresh_at, current.fresh_at) as fresh_at'),
      );
    if (only) {
      const { accountId, region } = only;
      query.where('scope.account_id', accountId);
      if (region) query.where('scope.region', region);
    }
    const rows = await query;
    return rows.map(toScope);
  }

  /** How each scope fared when it was last tried. */
  async current(): Promise<ScopeRow[]> {
    return (await this.knex('scope_states').orderBy(SCOPE)).map(toScope);
  }

  /** Forgets the state of scopes that a run no longer tried: accounts that left, Regions switched off in the configuration. */
  async forgetUnplanned(runId: number): Promise<void> {
    await this.knex('scope_states').whereNot({ run_id: runId }).delete();
  }
}

function toScope(row: any): ScopeRow {
  return {
    accountId: row.account_id,
    region: row.region,
    collector: row.collector,
    state: row.state,
    errorClass: row.error_class ?? undefined,
    operation: row.operation ?? undefined,
    missingAction: row.missing_action ?? undefined,
    message: row.message ?? undefined,
    freshAt: toDate(row.fresh_at),
  };
}

function toRecord(runId: number, scope: ScopeRow, now: Date) {
  return {
    run_id: runId,
    account_id: scope.accountId,
    region: scope.region,
    collector: scope.collector,
    state: scope.state,
    error_class: scope.errorClass ?? null,
    operation: scope.operation ?? null,
    missing_action: scope.missingAction ?? null,
    message: scope.message ?? null,
    fresh_at: scope.state === 'complete' ? toText(scope.freshAt ?? now) : null,
  };
}
