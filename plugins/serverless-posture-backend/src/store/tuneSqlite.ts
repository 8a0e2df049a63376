import { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { isPostgres } from './isPostgres';

/** A run has some hundred statements; lists of values have one for each length. */
const KEPT = 500;

/** The part of better-sqlite3's connection that we use. */
interface Connection {
  prepare(sql: string): object;
  pragma(statement: string): unknown;
}

/**
 * Spares SQLite work that it would do for nothing: knex compiles every statement anew, which takes longer than most of them
 * run, and what a statement needs to be undone is written to a file. Does nothing on PostgreSQL.
 */
export async function tuneSqlite(knex: Knex): Promise<void> {
  if (isPostgres(knex) || knex.isTransaction) return;
  // The only one: its pool neither grows nor shrinks.
  const connection: Connection = await knex.client.acquireConnection();
  try {
    if (Object.hasOwn(connection, 'prepare')) return;
    connection.pragma('temp_store = memory');
    const statements = new LRUCache<string, object>({
      max: KEPT,
      memoMethod: connection.prepare.bind(connection),
    });
    connection.prepare = sql => statements.memo(sql);
  } finally {
    knex.client.releaseConnection(connection);
  }
}
