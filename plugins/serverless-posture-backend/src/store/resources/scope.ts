import { Knex } from 'knex';

/** Types of resources in one scope. */
export interface ScopeTypes {
  accountId: string;
  region: string;
  types: string[];
}

export function whereScope(
  query: Knex.QueryBuilder,
  { accountId, region, types }: ScopeTypes,
): Knex.QueryBuilder {
  return query.where({ account_id: accountId, region }).whereIn('type', types);
}
