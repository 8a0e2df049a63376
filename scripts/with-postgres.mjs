// node scripts/with-postgres.mjs COMMAND...: runs the command beside a throw-away PostgreSQL server, where one is
// installed. The tests that need it find it by the variable below; without a server they run on SQLite alone.
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './lib/ports.mjs';

// The version is the name of the test database's id only: any server from 12 on will do.
const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';
const DEBIAN = '/usr/lib/postgresql';

const [command, ...args] = process.argv.slice(2);
if (!command) {
  console.error('Usage: node scripts/with-postgres.mjs COMMAND [ARGUMENT...]');
  process.exit(2);
}

/** The folder of the newest server's programs, where Debian puts them or on the path. */
function findServer() {
  const debian = (existsSync(DEBIAN) ? readdirSync(DEBIAN) : [])
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(DEBIAN, version, 'bin'));
  return [...debian, ...(process.env.PATH ?? '').split(delimiter)].find(
    folder =>
      existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package made. */
function serverUser() {
  if (process.getuid() !== 0) return {};
  const id = flag => Number(spawnSync('id', [flag, 'postgres']).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

/** Starts a server in a folder of its own; returns its address and how to stop it. */
async function startServer(bin) {
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (user.uid) chownSync(folder, user.uid, user.gid);
  const pg = (program, ...options) => {
    const { status, stderr, error } = spawnSync(
      join(bin, program),
      ['-D', join(folder, 'data'), ...options],
      {
        ...user,
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    if (status !== 0)
      throw new Error(`${program}: ${error?.message ?? stderr}`);
  };
  const stop = () => {
    try {
      pg('pg_ctl', '-m', 'immediate', 'stop');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  try {
    const port = await freePort();
    pg(
      'initdb',
      '-U',
      'postgres',
      '--auth=trust',
      '--no-sync',
      '-E',
      'UTF8',
      '--locale=C',
    );
    const settings = `-F -p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=300`;
    pg('pg_ctl', '-w', '-l', join(folder, 'log'), '-o', settings, 'start');
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

let stop = () => {};
const bin = findServer();
if (process.env[VARIABLE]) {
  console.error(`PostgreSQL: the server of ${VARIABLE}`);
} else if (bin) {
  try {
    const server = await startServer(bin);
    process.env[VARIABLE] = server.url;
    stop = server.stop;
  } catch (error) {
    console.error(
      `PostgreSQL could not be started, the tests run on SQLite alone: ${error.message}`,
    );
  }
} else {
  console.error(
    'PostgreSQL is not installed, the tests run on SQLite alone. Debian, Ubuntu: sudo apt-get install -y postgresql',
  );
}

// Else the test utilities would start a server in Docker.
process.env.BACKSTAGE_TEST_DISABLE_DOCKER ??= '1';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(
  delimiter,
);

const child = spawn(command, args, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => child.kill(signal));
child.on('error', error => {
  stop();
  console.error(`${command}: ${error.message}`);
  process.exit(127);
});
child.on('exit', code => {
  stop();
  process.exit(code ?? 1);
});
