// node scripts/generate-api.mjs: writes the router types and the typed client from src/schema/openapi.yaml. Needs Java.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const releases = join(root, '.yarn', 'releases');
// The generator calls `yarn`, which a machine with only the checked-in release lacks.
const bin = mkdtempSync(join(tmpdir(), 'yarn-'));
writeFileSync(
  join(bin, 'yarn'),
  `#!/bin/sh\nexec "${process.execPath}" "${join(
    releases,
    readdirSync(releases)[0],
  )}" "$@"\n`,
);
chmodSync(join(bin, 'yarn'), 0o755);

const { status } = spawnSync(
  'backstage-repo-tools',
  [
    'package',
    'schema',
    'openapi',
    'generate',
    '--server',
    '--client-package',
    'plugins/serverless-posture-common',
  ],
  {
    cwd: join(root, 'plugins', 'serverless-posture-backend'),
    env: {
      ...process.env,
      PATH: [bin, join(root, 'node_modules', '.bin'), process.env.PATH].join(
        delimiter,
      ),
    },
    stdio: 'inherit',
  },
);
// By its exit code alone a generation that failed half-way looks like a success.
const expected = join(
  root,
  'plugins/serverless-posture-common/src/schema/openapi',
);
process.exit(existsSync(expected) ? status ?? 1 : 1);
