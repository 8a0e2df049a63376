import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the bundle is made from: the app, its own plugins, and the configuration that is read when it is built. */
const SOURCES = [
  'app-config.yaml',
  'yarn.lock',
  'packages/app',
  'plugins/serverless-posture',
  'plugins/serverless-posture-common',
];
const SKIPPED = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

/** The time of the newest change below a path, in milliseconds since the epoch. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path)
      .filter(name => !SKIPPED.has(name))
      .map(name => newest(join(path, name))),
  );
}

/**
 * Builds the app, unless its build is newer than its sources.
 * @param {object} options
 * @param {string} options.root - the repository
 * @param {import('./processGroup.mjs').ProcessGroup} options.processes - where the build runs
 * @param {() => void} options.onStart - called when there is something to build
 * @throws an Error with the end of the build's output
 */
export async function buildApp({ root, processes, onStart }) {
  const built = join(root, 'packages', 'app', 'dist', 'index.html');
  const isFresh =
    existsSync(built) &&
    SOURCES.every(
      source => newest(join(root, source)) <= statSync(built).mtimeMs,
    );
  if (isFresh) return;

  onStart();
  const { code, output } = await processes.run(
    join(root, 'node_modules', '.bin', 'backstage-cli'),
    ['package', 'build', '--config', '../../app-config.yaml'],
    {
      cwd: join(root, 'packages', 'app'),
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  if (code !== 0) {
    const end = output.trim().split('\n').slice(-30).join('\n');
    throw new Error(`The app could not be built:\n${end}`);
  }
}
