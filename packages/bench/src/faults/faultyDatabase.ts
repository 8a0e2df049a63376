import Knex from 'knex';
import { hastyPool } from '../temporaryDatabase';
// The base of the client that knex makes of the name `better-sqlite3`; it has no types.
const SqliteClient = require('knex/lib/dialects/better-sqlite3');

/** Comes before each statement; what it throws, the statement throws. */
export type BeforeStatement = (sql: string) => Promise<void> | void;

interface Connection {
  prepare(sql: string): {
    run(values: unknown[]): unknown;
    all(values: unknown[]): unknown;
  };
}

/** SQLite in a file, through which several processes may see the same rows; `before` may slow it down or break it. */
export function openDatabase(filename: string) {
  const hook: { before?: BeforeStatement } = {};
  let isKnex = false;
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
      isKnex = true;
      const answer = super._query(connection, statement);
      isKnex = false;
      return answer;
    }
  }
  /** Past knex, rows are written and read at once: that can be refused, not slowed down. */
  const refuse = (connection: Connection) => {
    const plain: Connection = Object.getPrototypeOf(connection);
    const refusing: Connection = Object.create(plain);
    refusing.prepare = function prepare(sql) {
      const statement = plain.prepare.call(this, sql);
      if (isKnex) return statement;
      return {
        run(values) {
          hook.before?.(sql);
          return statement.run(values);
        },
        all(values) {
          hook.before?.(sql);
          return statement.all(values);
        },
      };
    };
    Object.setPrototypeOf(connection, refusing);
  };
  const knex = Knex({
    client: FaultyClient as any,
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      ...hastyPool,
      afterCreate(
        connection: Connection & Parameters<typeof hastyPool.afterCreate>[0],
        done: () => void,
      ) {
        refuse(connection);
        hastyPool.afterCreate(connection, done);
      },
    },
  });
  return { knex, hook };
}
