import Knex from 'knex';
import { hastyPool } from '../temporaryDatabase';
// The base of the client that knex makes of the name `better-sqlite3`; it has no types.
const SqliteClient = require('knex/lib/dialects/better-sqlite3');

/** Comes before each statement; what it throws, the statement throws. */
export type BeforeStatement = (sql: string) => Promise<void> | void;

/** SQLite in a file, through which several processes may see the same rows; `before` may slow it down or break it. */
export function openDatabase(filename: string) {
  const hook: { before?: BeforeStatement } = {};
  class FaultyClient extends SqliteClient {
    async _query(connection: unknown, statement: { sql: string }) {
      try {
        await hook.before?.(statement.sql);
      } catch (error) {
        // What a database refuses to commit it has rolled back, as it does when a connection ends.
        if (/^commit/i.test(statement.sql))
          await super._query(connection, { ...statement, sql: 'ROLLBACK;' });
        throw error;
      }
      return super._query(connection, statement);
    }
  }
  const knex = Knex({
    client: FaultyClient as any,
    connection: { filename },
    useNullAsDefault: true,
    pool: hastyPool,
  });
  return { knex, hook };
}
