import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';

/** A simulator in a process of its own, so that its memory isn't counted as the collector's. */
export interface SimulatorProcess {
  url: string;
  stop(): Promise<void>;
}

/** Starts a world on a free port. */
export async function startSimulatorProcess(
  world: string,
  seed: number,
): Promise<SimulatorProcess> {
  const child = spawn(
    process.execPath,
    [
      resolve(__dirname, '../../aws-simulator/bin/aws-simulator'),
      '--world',
      world,
      '--seed',
      String(seed),
      '--port',
      '0',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = new Promise<void>(done => child.once('exit', () => done()));
  const url = await new Promise<string>((found, fail) => {
    createInterface({ input: child.stdout }).on('line', line => {
      const match = /https?:\/\/\S+/.exec(line);
      if (match) found(match[0]);
    });
    child.once('exit', code =>
      fail(new Error(`the simulator ended with ${code} before it listened`)),
    );
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
