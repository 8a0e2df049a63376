import { Knex } from 'knex';
import { Members } from './types';

/** Narrows a query on resources or findings to what belongs to members of a roll-up. */
export function whereMember(
  query: Knex.QueryBuilder,
  table: 'resources' | 'findings',
  { owners, services }: Members,
): void {
  query.where(either =>
    either
      .whereIn(`${table}.owner_ref`, owners)
      .orWhereIn(`${table}.service_ref`, services),
  );
}
