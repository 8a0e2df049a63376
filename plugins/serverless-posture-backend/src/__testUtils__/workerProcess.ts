import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';

/** What a process is told that works on runs. */
export interface WorkerOrder {
  database: Knex.Config;
  /** The whole configuration. */
  config: JsonObject;
  /** Ids of the controls that it applies. */
  controls: string[];
  /** Its time stands still; left out, it is the machine's. */
  now?: string;
  leaseMs?: number;
  /** Calls to AWS that it may have under way at once. Default: as many as the backend. */
  parallel?: number;
  /** Whether it waits, ready to work, until it is told to begin. */
  waits?: boolean;
}

/** A page that a process begins to read. */
export interface PageBegun {
  accountId: string;
  region: string;
  collector: string;
  listing: string;
  /** Left out: the first. */
  token?: string;
}

/** What a process tells; at its end, the processor time that its run took in milliseconds. */
export type WorkerMessage = 'ready' | PageBegun | { cpuMs: number };

/** A process of its own that works on runs, to be killed as the machine would. */
export class WorkerProcess {
  private readonly child: ChildProcess;
  /** What it wrote to stderr. */
  complaints = '';
  /** Every page that it began to read. */
  readonly pages: PageBegun[] = [];
  /** The processor time that its run took; 0 until its end. */
  cpuMs = 0;
  private readonly ready: Promise<void>;

  constructor(order: WorkerOrder) {
    this.child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, 'workerMain.ts'),
        JSON.stringify(order),
      ],
      {
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env: { ...process.env, NODE_ENV: 'development', NODE_OPTIONS: '' },
      },
    );
    this.child.stderr!.on('data', text => {
      this.complaints += text;
    });
    this.ready = new Promise(resolve => {
      this.child.on('message', (message: WorkerMessage) => {
        if (message === 'ready') resolve();
        else if ('cpuMs' in message) this.cpuMs = message.cpuMs;
        // What loads modules tells of each of them, for those who watch files.
        else if ('collector' in message) this.pages.push(message);
      });
    });
  }

  /** Waits until it is ready to work, and lets it begin; of those that wait. */
  async begin(...others: WorkerProcess[]): Promise<void> {
    const all = [this, ...others];
    await Promise.all(all.map(one => Promise.race([one.ready, one.ended()])));
    for (const { child } of all) child.send('begin');
  }

  /** Kills it; it has no chance to tidy up. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }

  /** Whether {@link kill} ended it. */
  get wasKilled(): boolean {
    return this.child.signalCode === 'SIGKILL';
  }

  /** Yes; throws what it complained of if it came to an end. */
  isAlive(): boolean {
    if (this.child.exitCode !== null)
      throw new Error(`The process ended: ${this.complaints}`);
    return true;
  }

  /** Waits until it saw the end of a run; throws what it complained of if it failed. */
  async ended(): Promise<void> {
    if (this.child.exitCode === null) await once(this.child, 'exit');
    if (this.child.exitCode !== 0) throw new Error(this.complaints);
  }
}

/** Asks again and again until the answer is yes. */
export async function until(
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await holds())) {
    await new Promise(resolve => {
      setTimeout(resolve, 20);
    });
  }
}
