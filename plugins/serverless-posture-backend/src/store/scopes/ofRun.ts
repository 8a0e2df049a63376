import { Knex } from 'knex';
import { ScopeRow } from '../types';
import { SCOPE } from './key';
import { toScope } from './record';
import { rankOf } from './worst';

/** What collectors did in a run; in one scope, where given. */
export async function scopesOfRun(
  knex: Knex,
  runId: number,
  only?: { accountId: string; region?: string },
): Promise<ScopeRow[]> {
  const scopes = knex('run_scopes').where('run_id', runId);
  if (only) {
    const { accountId, region } = only;
    scopes.where('account_id', accountId);
    if (region) scopes.where('region', region);
  }
  const rows = await withFreshness(knex, scopes).orderBy(
    SCOPE.map(column => `scope.${column}`),
  );
  return rows.map(toScope);
}

/** Those of a run that are not complete, the worst first. */
export async function incompleteOfRun(
  knex: Knex,
  runId: number,
  limit: number,
): Promise<ScopeRow[]> {
  const rank = rankOf('state', [
    'failed',
    'partial',
    'skipped',
    'running',
    'pending',
  ]);
  const worst = knex('run_scopes')
    .where('run_id', runId)
    .whereNot('state', 'complete')
    .select('*', knex.raw(`${rank} as rank`))
    .orderBy(['rank', ...SCOPE])
    .limit(limit);
  const rows = await withFreshness(knex, worst).orderBy(
    ['rank', ...SCOPE].map(column => `scope.${column}`),
  );
  return rows.map(toScope);
}

/** Scopes of a run with when each was last complete, in this run or an earlier one. */
function withFreshness(knex: Knex, scopes: Knex.QueryBuilder) {
  return knex(scopes.as('scope'))
    .leftJoin('scope_states as current', join => {
      for (const column of SCOPE)
        join.on(`scope.${column}`, `current.${column}`);
    })
    .select(
      'scope.*',
      knex.raw('coalesce(scope.fresh_at, current.fresh_at) as fresh_at'),
    );
}
