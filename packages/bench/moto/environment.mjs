import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const venv = join(folder, '.venv');
const python = join(venv, 'bin', 'python');
const requirements = join(folder, 'requirements.txt');
const installed = join(venv, 'installed.txt');

const succeeds = (command, args) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

function isInstalled() {
  return (
    existsSync(installed) &&
    readFileSync(installed, 'utf8') === readFileSync(requirements, 'utf8') &&
    succeeds(python, ['--version'])
  );
}

/**
 * Installs moto into a virtual environment beside this file.
 * @returns {string | undefined} the folder of its programs; undefined where Python or its packages cannot be had
 */
export function prepareEnvironment() {
  if (!isInstalled()) {
    const made =
      succeeds('python3', ['-m', 'venv', '--clear', venv]) &&
      succeeds(python, ['-m', 'pip', 'install', '-q', '-r', requirements]);
    if (!made) return undefined;
    writeFileSync(installed, readFileSync(requirements));
  }
  return join(venv, 'bin');
}
