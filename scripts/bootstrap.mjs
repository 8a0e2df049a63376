// node scripts/bootstrap.mjs: installs the dependencies with the checked-in Yarn, when they are missing or out of date.
// Runs before `npm start` and `npm test`, so that a fresh clone needs nothing but Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lockFile = join(root, 'yarn.lock');
const stateFile = join(root, 'node_modules', '.yarn-state.yml');

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const supported =
    major === 22 || major === 24 || (major === 20 && minor >= 20);
  if (!supported) {
    fail(
      `Node ${process.versions.node} is not supported. Install Node 24, 22, or 20 from 20.20 on, for instance with` +
        ` \`nvm install 24 && nvm use 24\`, and try again.`,
    );
  }
}

/** The SQLite driver is compiled for one version of Node: after a change of Node it does not load. */
function nativeModuleLoads() {
  const program = "new (require('better-sqlite3'))(':memory:')";
  return (
    spawnSync(process.execPath, ['-e', program], { cwd: root }).status === 0
  );
}

function isInstalled() {
  return (
    existsSync(stateFile) &&
    statSync(stateFile).mtimeMs >= statSync(lockFile).mtimeMs &&
    nativeModuleLoads()
  );
}

function missingBuildTools() {
  const works = command =>
    spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
  return [
    ['python3', ['python3', 'python']],
    ['make', ['make', 'gmake']],
    ['a C++ compiler', ['c++', 'g++', 'clang++']],
  ]
    .filter(([, commands]) => !commands.some(works))
    .map(([name]) => name);
}

function install() {
  const releases = join(root, '.yarn', 'releases');
  const yarn = join(
    releases,
    readdirSync(releases).find(file => file.endsWith('.cjs')),
  );
  console.log(
    'Installing dependencies. The first time this takes two to four minutes.',
  );
  // A native module of another Node version counts as built, unless Yarn forgets that it built it.
  const rebuild = existsSync(stateFile) && !nativeModuleLoads();
  const steps = rebuild
    ? [
        ['install', '--immutable'],
        ['rebuild', 'better-sqlite3'],
      ]
    : [['install', '--immutable']];
  for (const args of steps) {
    const { status } = spawnSync(process.execPath, [yarn, ...args], {
      cwd: root,
      stdio: 'inherit',
    });
    if (status !== 0) {
      const missing = missingBuildTools();
      fail(
        missing.length > 0
          ? `The installation failed, most likely because this machine lacks ${missing.join(
              ' and ',
            )}: the SQLite driver is` +
              ` compiled from source.\n  Debian, Ubuntu: sudo apt-get install -y build-essential python3\n` +
              `  Fedora, RHEL:   sudo dnf install -y gcc-c++ make python3\n  macOS:          xcode-select --install`
          : 'The installation failed. The lines above say why; where it is the network, just try again.',
      );
    }
  }
  // Yarn leaves its state alone when nothing had to change: mark it as newer than the lock.
  utimesSync(stateFile, new Date(), new Date());
}

checkNodeVersion();
if (!isInstalled()) install();
