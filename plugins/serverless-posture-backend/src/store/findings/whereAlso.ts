import { Knex } from 'knex';

/**
 * Narrows what is found by ids to some of the few values of a column. It is written so that SQLite, which keeps no
 * statistics, doesn't look through all that has such a value instead of going by the ids.
 */
export function whereAlso(
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[],
) {
  query.whereRaw(`(?? in (${values.map(() => '?').join(', ')})) is true`, [
    column,
    ...values,
  ]);
}
