import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { AnyTask } from './measure';

/** Enough for whatever is measured beside collections. */
const HEAP_MB = 8192;

/** Measures in a process of its own. */
export async function inOwnProcess<T extends object>(
  task: AnyTask,
): Promise<T> {
  const heap = task.kind === undefined ? task.heap : HEAP_MB;
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=NodeVersionSupportWarning',
      `--max-old-space-size=${heap}`,
      resolve(__dirname, '../bin/measure'),
      JSON.stringify(task),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<number | null>(done => child.once('close', done));
  const output = await text(child.stdout);
  const code = await ended;
  if (code !== 0) throw new Error(`the measurement ended with ${code}`);
  return JSON.parse(output);
}
