import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { AnyTask } from './measure';

/** Enough for whatever is measured. */
const HEAP_MB = 8192;

/**
 * A collection's heap. Where there is room the engine leaves garbage lying for long, and the peak of the process says more of
 * the machine than of what is needed.
 */
const COLLECTION_HEAP_MB = 256;

/** The heap that a task has. What AWS Config holds of a whole organization is more than fits into a collection's. */
function heapOf(task: AnyTask): number {
  if (task.kind !== undefined || task.lane === 'config') return HEAP_MB;
  return task.heap ?? COLLECTION_HEAP_MB;
}

/** Measures in a process of its own. */
export async function inOwnProcess<T extends object>(
  task: AnyTask,
): Promise<T> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=NodeVersionSupportWarning',
      `--max-old-space-size=${heapOf(task)}`,
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
