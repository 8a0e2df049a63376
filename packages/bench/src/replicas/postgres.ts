import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import createKnex, { Knex } from 'knex';

/** Names the server, as for the tests. */
const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/** Set where a server was looked for and maybe not found. */
const LOOKED = 'BENCH_LOOKED_FOR_POSTGRES';

/** Runs this command once more beside a throw-away server; answers its exit code, or undefined where a server is known. */
export async function besidePostgres(): Promise<number | undefined> {
  if (process.env[VARIABLE]) return undefined;
  if (process.env[LOOKED])
    throw new Error(
      `PostgreSQL is needed. Install it, or name a server in ${VARIABLE}.`,
    );
  const [node, ...command] = process.argv;
  const again = spawn(
    node,
    [
      resolve(__dirname, '../../../../scripts/with-postgres.mjs'),
      node,
      ...command,
    ],
    { stdio: 'inherit', env: { ...process.env, [LOOKED]: 'true' } },
  );
  const [code] = await once(again, 'exit');
  return code ?? 1;
}

/** A new database of that server. */
export async function openDatabase(name: string) {
  const server = new URL(process.env[VARIABLE]!);
  const own = new URL(server);
  own.pathname = `/${name}`;
  const admin = createKnex({ client: 'pg', connection: server.href });
  await admin.raw('drop database if exists ?? with (force)', [name]);
  await admin.raw('create database ??', [name]);
  const settings: Knex.Config = {
    client: 'pg',
    connection: own.href,
    useNullAsDefault: true,
    pool: { min: 0, max: 10 },
  };
  const knex = createKnex(settings);
  return {
    settings,
    knex,
    async close() {
      await knex.destroy();
      await admin.raw('drop database ?? with (force)', [name]);
      await admin.destroy();
    },
  };
}
