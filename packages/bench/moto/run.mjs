// yarn test:moto: scans an organization in moto, an AWS that was written by others, and compares the verdicts with what
// is true of it. Skips itself where moto cannot be installed.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { ProcessGroup } from '../../../scripts/lib/processGroup.mjs';
import { compare } from './compare.mjs';
import { prepareEnvironment } from './environment.mjs';
import { comparePolicies } from './policies.mjs';

const run = promisify(execFile);
const folder = import.meta.dirname;
const posture = resolve(
  folder,
  '../../../plugins/serverless-posture-backend/bin/serverless-posture',
);
const MAX_OUTPUT = 256 * 1024 * 1024;
const START_TIMEOUT_MS = 30_000;
const GAPS_SHOWN = 40;

async function waitFor(url) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await sleep(200);
  }
  throw new Error(`moto did not start within ${START_TIMEOUT_MS / 1000} s`);
}

function configuration({ organization }) {
  return {
    serverlessPosture: {
      organization: { roleName: organization.roleName },
      // moto names Regions of other partitions, and those that nobody opted in to.
      regions: organization.regions,
      securityHub: {
        accountId: organization.securityHubAdministratorId,
        homeRegion: organization.homeRegion,
      },
      profile: 'all',
    },
  };
}

/** Scans the organization; returns the printed lines, and by the catalogue's control ids those of Security Hub that check the same. */
async function scan(endpoint, truth, work) {
  const config = join(work, 'config.json');
  writeFileSync(config, JSON.stringify(configuration(truth)));
  const options = {
    maxBuffer: MAX_OUTPUT,
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'testing',
      AWS_SECRET_ACCESS_KEY: 'testing',
      AWS_REGION: truth.organization.homeRegion,
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  };
  const { stdout: controls } = await run(
    process.execPath,
    [posture, 'controls', '--json'],
    options,
  );
  const { stdout } = await run(
    process.execPath,
    [posture, 'scan', '--config', config, '--profile', 'all', '--ndjson'],
    options,
  );
  return {
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line)),
    catalogue: new Map(
      JSON.parse(controls).map(({ id, references }) => [
        id,
        references.securityHub ?? [],
      ]),
    ),
  };
}

function report(outcomes) {
  const gaps = outcomes.filter(outcome => !outcome.ok);
  for (const { check, subject, expected, got } of gaps.slice(0, GAPS_SHOWN)) {
    console.log(
      `✗ ${check}\n    ${subject}\n    expected ${expected}, got ${got}`,
    );
  }
  if (gaps.length > GAPS_SHOWN)
    console.log(`… and ${gaps.length - GAPS_SHOWN} more`);
  console.log('\nFailures by check:');
  const counts = new Map();
  for (const { check } of gaps) counts.set(check, (counts.get(check) ?? 0) + 1);
  console.table([...counts].map(([check, failures]) => ({ check, failures })));
  console.log(`${outcomes.length - gaps.length} passed, ${gaps.length} failed`);
  return gaps.length === 0;
}

const bin = prepareEnvironment();
if (!bin) {
  console.log(
    'moto cannot be installed here (it needs python3 with venv, and a package index): skipped',
  );
  console.log('0 passed, 0 failed, 1 skipped');
  process.exit(0);
}

const work = mkdtempSync(join(tmpdir(), 'posture-moto-'));
const processes = new ProcessGroup((name, code) => {
  console.error(`${name} ended unexpectedly (${code})`);
  process.exit(1);
});
let ok = false;
try {
  const port = String(await freePort());
  const endpoint = `http://127.0.0.1:${port}`;
  processes.start('moto', join(bin, 'moto_server'), ['-p', port], {
    stdio: 'ignore',
  });
  await waitFor(`${endpoint}/moto-api/data.json`);
  const truthFile = join(work, 'truth.json');
  await run(join(bin, 'python'), [
    join(folder, 'seed', 'seed_org.py'),
    '--endpoint',
    endpoint,
    '--out',
    truthFile,
  ]);
  const truth = JSON.parse(readFileSync(truthFile, 'utf8'));
  const { lines, catalogue } = await scan(endpoint, truth, work);
  ok = report([...compare(truth, lines, catalogue), ...comparePolicies(bin)]);
} finally {
  await processes.stop();
  rmSync(work, { recursive: true, force: true });
}
process.exit(ok ? 0 : 1);
