import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/** A statement of better-sqlite3. */
interface SqliteStatement {
  run(values: readonly unknown[]): void;
  all(values: readonly unknown[]): any[];
}

/** The part of better-sqlite3's connection that we use. */
export interface SqliteConnection {
  inTransaction: boolean;
  prepare(sql: string): SqliteStatement;
  transaction(work: () => void): () => void;
}

/** Works on SQLite's connection past knex, which takes longer for a statement than SQLite for most of them. */
export async function withSqlite<T>(
  knex: Knex,
  work: (connection: SqliteConnection) => T,
): Promise<T> {
  const connection: SqliteConnection = await knex.client.acquireConnection();
  try {
    return work(connection);
  } finally {
    await knex.client.releaseConnection(connection);
  }
}

/**
 * The rows of a query that a collection asks so often that building it anew takes too long.
 *
 * @param values - one for each `?`; texts, numbers and nulls
 */
export async function rowsOf<Row>(
  knex: Knex,
  sql: string,
  values: readonly (string | number | null)[],
): Promise<Row[]> {
  if (isPostgres(knex)) return (await knex.raw(sql, values)).rows;
  return withSqlite(knex, connection => connection.prepare(sql).all(values));
}

/** A condition that a column has one of some values. */
export function oneOf(column: string, values: readonly unknown[]): string {
  return values.length > 0
    ? `${column} in (${values.map(() => '?')})`
    : '1 = 0';
}
