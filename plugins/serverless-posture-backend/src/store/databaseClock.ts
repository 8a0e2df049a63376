import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/**
 * Milliseconds since 1970 by the clock of the database, so that those of the replicas need not agree.
 *
 * @param plusMs - what to add
 */
export function databaseClock(knex: Knex, plusMs: number): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('(extract(epoch from clock_timestamp()) * 1000)::bigint + ?', [
        plusMs,
      ])
    : knex.raw(
        `cast((julianday('now') - 2440587.5) * 86400000 as integer) + ?`,
        [plusMs],
      );
}
