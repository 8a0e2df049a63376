import { ChildProcess, fork, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import Knex from 'knex';
import { PostureStore } from '../collector';
import { measureApi } from './measure';
import { populate, populationOf } from './population';
import { Api } from './requests';
import { ServerTask } from './server';

interface Options {
  resources: number;
  database?: string;
  times: number;
  json: boolean;
}

/** What `with-postgres` tells its command. */
const STARTED = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

export function addApiCommand(program: Command) {
  program
    .command('api')
    .description(
      'how fast the API answers over a database of so many resources',
    )
    .option('--resources <count>', 'how many', wholeNumber, 200_000)
    .option(
      '--database <url>',
      'a PostgreSQL database; one that is empty is filled, one that was filled is used again',
    )
    .option('--times <count>', 'how often each query', wholeNumber, 40)
    .option('--json', 'as one JSON document', false)
    .action(benchApi);
}

async function benchApi(options: Options, command: Command) {
  const { resources, times, json } = options;
  const database = options.database ?? process.env[STARTED];
  if (!database) {
    process.exitCode = await besidePostgres();
    return;
  }
  const now = new Date('2026-11-20T12:00:00Z');
  const rows = await fill(database, resources, now);
  if (rows.resources !== resources)
    command.error(
      `error: --resources ${resources}: the database holds ${rows.resources}; name an empty one`,
    );
  process.stderr.write(`${JSON.stringify(rows)}\n`);
  const { api, peakRssMb, stop } = await serve({
    database,
    resources,
    now: now.toISOString(),
  });
  try {
    const measured = await measureApi(api, {
      database,
      resources,
      times,
      peakRssMb,
    });
    const result = { rows, ...measured, peakRssMb: await peakRssMb() };
    process.stdout.write(
      json ? `${JSON.stringify(result)}\n` : `${tableOf(result)}\n`,
    );
  } finally {
    stop();
  }
}

/** The same command again, beside a server of its own. */
async function besidePostgres(): Promise<number> {
  const root = resolve(__dirname, '../../../..');
  const child = spawn(
    process.execPath,
    [
      resolve(root, 'scripts/with-postgres.mjs'),
      process.execPath,
      resolve(__dirname, '../../bin/bench'),
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit' },
  );
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

async function fill(database: string, resources: number, now: Date) {
  const knex = Knex({
    client: 'pg',
    connection: database,
    pool: { min: 1, max: 1 },
  });
  try {
    await PostureStore.create({ knex });
    const [{ count }] = await knex('resources').count({ count: '*' });
    return Number(count) > 0
      ? { resources: Number(count) }
      : await populate(knex, populationOf(resources), now);
  } finally {
    await knex.destroy();
  }
}

async function serve(task: ServerTask) {
  const child = fork(
    resolve(__dirname, '../../bin/serve'),
    [JSON.stringify(task)],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const { port } = await told(child, 'port');
  return {
    api: new Api(port),
    async peakRssMb() {
      child.send('memory');
      const { peakRssKb } = await told(child, 'peakRssKb');
      return Math.round(peakRssKb / 1024);
    },
    stop: () => child.kill(),
  };
}

/** The next message that says so; what loads TypeScript sends its own. */
async function told(
  child: ChildProcess,
  field: string,
): Promise<Record<string, number>> {
  for await (const [message] of on(child, 'message'))
    if (message?.[field] !== undefined) return message;
  throw new Error('the server ended');
}

function tableOf(result: object): string {
  return JSON.stringify(result, null, 2);
}

function wholeNumber(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('Write a whole number from 1.');
  return count;
}
