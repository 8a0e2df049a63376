import { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { isPostgres } from './isPostgres';

/**
 * Characters of the statements that stay compiled: what a run has, some hundred of a few hundred characters, and as much
 * again for lists of values, of which each length is a statement of its own and takes a hundred bytes a character.
 */
const KEPT = 80_000;

/**
 * Kilobytes of the file that the connection holds, half of what better-sqlite3 lets it have: what a large organization's run
 * fills, a small one's doesn't, and what isn't held is in the system's own cache.
 */
const PAGES_KB = 8_000;

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
    connection.pragma(`cache_size = -${PAGES_KB}`);
    const statements = new LRUCache<string, object>({
      maxSize: KEPT,
      sizeCalculation: (_, sql) => sql.length,
      memoMethod: connection.prepare.bind(connection),
    });
    connection.prepare = sql => statements.memo(sql);
  } finally {
    knex.client.releaseConnection(connection);
  }
}
