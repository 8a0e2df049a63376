import { ScopeState } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { rankOf, WORST_FIRST } from './worst';

/** One Region of one account. */
export interface CoverageCell {
  accountId: string;
  region: string;
  /** The worst of its collectors. */
  state: ScopeState;
}

/** How far each Region of each account was read when it was last tried: the worst of its many collectors. */
export async function coverageCells(knex: Knex): Promise<CoverageCell[]> {
  const rows: any[] = await knex('scope_states')
    .groupBy('account_id', 'region')
    .select(
      'account_id',
      'region',
      knex.raw(`min(${rankOf('state', WORST_FIRST)}) as worst`),
    );
  return rows.map(row => ({
    accountId: row.account_id,
    region: row.region,
    state: WORST_FIRST[row.worst],
  }));
}
