import { Knex } from 'knex';

/**
 * Counts the rows of these tables that are inserted, updated or deleted from now on, by triggers of SQLite: rows that a
 * statement merely looks at don't count.
 */
export async function countWrites(
  knex: Knex,
  tables: string[],
): Promise<() => Promise<number>> {
  await knex.raw('create temp table bench_writes (rows integer not null)');
  await knex.raw('insert into bench_writes values (0)');
  for (const table of tables) {
    for (const event of ['insert', 'update', 'delete']) {
      await knex.raw(
        `create temp trigger bench_${table}_${event} after ${event} on ${table} begin update bench_writes set rows = rows + 1; end`,
      );
    }
  }
  return async () => {
    const [{ rows }] = await knex('bench_writes').select('rows');
    return rows;
  };
}
