import {
  GLOBAL_REGION,
  ScopeState,
  scopeStates,
} from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { mapValues, omit, pickBy } from 'lodash';
import { asWhole } from '../asWhole';
import { upsert } from '../batches';
import { ScopeRow } from '../types';
import { CoverageCell, coverageCells } from './cells';
import { ScopeInTheWay, scopesInTheWay } from './inTheWay';
import { SCOPE } from './key';
import { incompleteOfRun, scopesOfRun } from './ofRun';
import { toRecord, toScope } from './record';
import { AccountTotals, accountTotals } from './totals';

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

  /**
   * How many scopes × collectors of a run came to each state. Asked again and again while a run goes on: to group them would
   * sort them, a million in memory, each time.
   */
  async counts(runId: number): Promise<Partial<Record<ScopeState, number>>> {
    const [row]: any[] = await this.knex('run_scopes')
      .where({ run_id: runId })
      .select(
        scopeStates.map(state =>
          this.knex.raw('count(case when state = ? then 1 end) as ??', [
            state,
            state,
          ]),
        ),
      );
    return pickBy(mapValues(row, Number));
  }

  /** What collectors did in a run; in one scope, where given. */
  async ofRun(
    runId: number,
    only?: { accountId: string; region?: string },
  ): Promise<ScopeRow[]> {
    return scopesOfRun(this.knex, runId, only);
  }

  /** Those of a run that are not complete, the worst first. */
  async incompleteOfRun(runId: number, limit: number): Promise<ScopeRow[]> {
    return incompleteOfRun(this.knex, runId, limit);
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

  /** How far each Region of each account was read when it was last tried. */
  async cells(): Promise<CoverageCell[]> {
    return coverageCells(this.knex);
  }

  /** How far each account was read when it was last tried, by its id. */
  async totals(): Promise<Map<string, AccountTotals>> {
    return accountTotals(this.knex);
  }

  /** What was not read in full when it was last tried, one row a cause where it stands in the way in many places. */
  async inTheWay(): Promise<ScopeInTheWay[]> {
    return scopesInTheWay(this.knex);
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
