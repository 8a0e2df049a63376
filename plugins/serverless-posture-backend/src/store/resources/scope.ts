import { Knex } from 'knex';

/** Types of resources in one scope. */
export interface ScopeTypes {
  accountId: string;
  region: string;
  types: string[];
  /** Only this resource and those below it; left out: all. */
  within?: string;
}

export function whereScope(
  query: Knex.QueryBuilder,
  { accountId, region, types, within }: ScopeTypes,
): Knex.QueryBuilder {
  query.where({ account_id: accountId, region }).whereIn('type', types);
  if (within !== undefined)
    query.where(one => one.where('arn', within).orWhere('parent_arn', within));
  return query;
}
