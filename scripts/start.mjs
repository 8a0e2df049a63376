// npm start: the app with a simulated AWS Organization, on one port, until Ctrl-C.
//
//   PORT=7007     the port to serve on
//   DEMO_DATA     the folder of the databases and logs; .demo here unless set. Remove it to start afresh.
//   --verbose     print what the backend logs
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildApp } from './lib/buildApp.mjs';
import { freePort, tryPort } from './lib/ports.mjs';
import { ProcessGroup } from './lib/processGroup.mjs';
import { Progress } from './lib/progress.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = resolve(root, process.env.DEMO_DATA ?? '.demo');
const port = Number(process.env.PORT ?? 7007);
const url = `http://localhost:${port}`;
const verbose = process.argv.includes('--verbose');
/** A slow machine needs minutes; a process that ends is noticed at once. */
const READY_TIMEOUT_MS = 300_000;
/** The backend goes on then, without the plugins that failed. */
const STARTUP_FAILED = /Backend startup failed/;

const progress = new Progress(process.stdout);

function explain(message) {
  progress.end();
  console.error(`\n${message}\n`);
}

async function fail(message) {
  explain(message);
  await processes.stop();
  process.exit(1);
}

const processes = new ProcessGroup((name, code) =>
  fail(
    `The ${name} ended unexpectedly (${code}). What it said is in ${join(
      data,
      `${name}.log`,
    )}`,
  ),
);

/** Starts a process whose output goes to a log file and, line by line, to a listener. */
function start(
  name,
  command,
  args,
  { cwd = root, env = {}, onLine = () => {} } = {},
) {
  const child = processes.start(name, command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(data, `${name}.log`));
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false });
    createInterface({ input: stream }).on('line', onLine);
  }
}

/** Waits until an address answers. */
async function ready(name, address, headers = {}) {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const response = await fetch(address, { headers }).catch(() => undefined);
    if (response?.ok) return;
    await sleep(200);
  }
  await fail(
    `The ${name} did not become ready. What was said is in the logs in ${data}`,
  );
}

if (!Number.isInteger(port) || port < 1 || port > 65535) {
  await fail(
    `PORT must be a port number, such as 7007; it is ${process.env.PORT}`,
  );
}
if (!(await tryPort(port))) {
  await fail(
    `Port ${port} is taken. Stop what listens there, or choose another: PORT=7008 npm start`,
  );
}
mkdirSync(data, { recursive: true });
// The organization's story ends on the day of the first start, so that later starts find the same organization.
const dayFile = join(data, 'first-day');
const firstStart = !existsSync(dayFile);
const today = firstStart
  ? new Date().toISOString()
  : readFileSync(dayFile, 'utf8');

await buildApp({
  root,
  processes,
  onStart: () => progress.show('Building the app, once'),
}).catch(error => fail(error.message));

progress.show('Starting the simulated organization');
const simulatorUrl = `http://127.0.0.1:${await freePort()}`;
start('simulator', process.execPath, [
  'packages/aws-simulator/bin/aws-simulator',
  '--world',
  'demo',
  '--port',
  new URL(simulatorUrl).port,
  '--today',
  today,
]);
await ready('simulator', `${simulatorUrl}/_simulator/health`);

progress.show('Starting Backstage');
// Without the command line's watcher, which would restart a demo in which somebody edits a file.
start(
  'backend',
  process.execPath,
  [
    '--enable-source-maps',
    '--require',
    '@backstage/cli-node/config/nodeTransform.cjs',
    'src/index.ts',
    '--config',
    '../../app-config.yaml',
    '--config',
    '../../app-config.demo.yaml',
  ],
  {
    cwd: join(root, 'packages', 'backend'),
    env: {
      NODE_ENV: 'development',
      DEMO_URL: url,
      DEMO_PORT: String(port),
      DEMO_DATA: data,
      DEMO_SIMULATOR_URL: simulatorUrl,
      // The simulator knows this key as the management account's; no other credentials are ever looked for.
      AWS_ENDPOINT_URL: simulatorUrl,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIASIMULATORMGMT000',
      AWS_SECRET_ACCESS_KEY: 'simulator',
      AWS_SESSION_TOKEN: '',
      AWS_PROFILE: '',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    onLine: line => {
      if (STARTUP_FAILED.test(line)) {
        fail(
          `The backend could not start. Why is in ${join(data, 'backend.log')}`,
        );
      } else if (verbose) progress.print(line);
      else progress.readBackendLine(line);
    },
  },
);
await ready('backend', `${url}/.backstage/health/v1/readiness`);
// Nobody can sign in before the catalog has read who there is.
await ready('catalog', `${url}/api/auth/demo/refresh`, {
  'x-demo-user': 'user:default/platform-engineer',
});
if (firstStart) writeFileSync(dayFile, today);

progress.print(`
  Serverless posture is ready: ${url}
${
  firstStart
    ? '  Eight weeks of history are being collected now; pages fill as they come in.\n'
    : ''
}  Ctrl-C stops everything.
`);
