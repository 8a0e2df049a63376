import {
  GLOBAL_REGION,
  ScopeState,
} from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { omit } from 'lodash';
import { asWhole } from './asWhole';
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
  'recorded_since',
];

/** States of scopes that were tried and not read in full. */
export const INCOMPLETE: ScopeState[] = ['failed', 'partial'];

/** Narrows scopes; what is left out narrows nothing. */
export interface ScopesFilter {
  accountIds?: string[];
  regions?: string[];
  states?: ScopeState[];
}

/** Counts over scopes as they are now. */
export interface ScopesSummary {
  accounts: number;
  /** The global one not counted. */
  regions: number;
  /** Scopes × collectors that were tried and not read in full. */
  incomplete: number;
}

/** How each collector fared in each scope: per run, and as of now. */
export class ScopesStore {
  constructor(private readonly knex: Knex) {}

  /** Writes what collectors did in a run. `pending` and `running` leave the current state of a scope as it was. */
  async record(runId: number, scopes: ScopeRow[], now: Date): Promise<void> {
    const records = scopes.map(scope => toRecord(runId, scope, now));
    const ended = records.filter(
      ({ state }) => state !== 'pending' && state !== 'running',
    );
    await asWhole(this.knex, async trx => {
      await upsert(
        trx,
        'run_scopes',
        ['run_id', ...SCOPE],
        records.map(record => omit(record, 'recorded_since')),
      );
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

  /** The scopes that were tried before, each once, whatever its collectors. */
  async places(): Promise<{ accountId: string; region: string }[]> {
    return this.knex('scope_states')
      .distinct({ accountId: 'account_id', region: 'region' })
      .orderBy(['account_id', 'region']);
  }

  /** How each scope fared when it was last tried; those of some accounts, Regions or states, where given. */
  async current(only: ScopesFilter = {}): Promise<ScopeRow[]> {
    const query = this.knex('scope_states').orderBy(SCOPE);
    for (const [column, values] of [
      ['account_id', only.accountIds],
      ['region', only.regions],
      ['state', only.states],
    ] as const)
      if (values) query.whereIn(column, values);
    return (await query).map(toScope);
  }

  /** How far the organization was read when it was last tried. */
  async summary(): Promise<ScopesSummary> {
    const [{ accounts, regions, incomplete }]: any[] = await this.knex(
      'scope_states',
    )
      .countDistinct({ accounts: 'account_id' })
      .select(
        this.knex.raw(
          'count(distinct case when region <> ? then region end) as regions',
          [GLOBAL_REGION],
        ),
        this.knex.raw(
          'count(case when state in (?, ?) then 1 end) as incomplete',
          INCOMPLETE,
        ),
      );
    return {
      accounts: Number(accounts),
      regions: Number(regions),
      incomplete: Number(incomplete),
    };
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
    recordedSince: toDate(row.recorded_since),
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
    recorded_since: scope.recordedSince ? toText(scope.recordedSince) : null,
  };
}
