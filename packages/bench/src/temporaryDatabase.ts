import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Knex from 'knex';

/** One connection, which does not wait until the disk has what it writes; a crash of the machine would cost it. */
export const hastyPool = {
  min: 1,
  max: 1,
  afterCreate(
    database: { pragma(statement: string): unknown },
    done: () => void,
  ) {
    database.pragma('journal_mode = wal');
    database.pragma('synchronous = off');
    database.pragma('wal_autocheckpoint = 10000');
    done();
  },
};

/** SQLite in a file, so that what is stored doesn't count as memory. */
export async function openTemporaryDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'posture-bench-'));
  const knex = Knex({
    client: 'better-sqlite3',
    connection: { filename: join(folder, 'posture.sqlite') },
    useNullAsDefault: true,
    pool: hastyPool,
  });
  return {
    knex,
    async close() {
      await knex.destroy();
      await rm(folder, { recursive: true });
    },
  };
}
