import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { managementCredentials } from 'aws-simulator';
import type { Task } from './virtualRun';

/**
 * Runs `posture scan` in a process of its own, as a user would, and takes what it prints of itself. Its peak memory comes
 * from the operating system.
 */
export async function collectOnce(
  endpoint: string,
  externalId: string,
  { profile, quotaShare }: Pick<Task, 'profile' | 'quotaShare'>,
) {
  const folder = await mkdtemp(join(tmpdir(), 'posture-bench-'));
  try {
    const config = join(folder, 'config.json');
    await writeFile(
      config,
      JSON.stringify({
        serverlessPosture: {
          organization: { roleName: 'serverless-posture-reader', externalId },
          endpoint,
          profile,
          quotaShare,
        },
      }),
    );
    const { output, peakRssMb } = await scan(config);
    const run = JSON.parse(output.trim().split('\n').at(-1)!);
    return {
      calls: run.totalCalls as number,
      seconds: run.durationSeconds as number,
      throttles: run.throttles as number,
      peakRssMb,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function scan(
  config: string,
): Promise<{ output: string; peakRssMb: number }> {
  const root = resolve(__dirname, '../../..');
  const child = spawn(
    process.execPath,
    [
      '--require',
      resolve(__dirname, '../bin/reportPeakMemory.cjs'),
      join(root, 'plugins/serverless-posture-backend/bin/serverless-posture'),
      ...['scan', '--config', config, '--ndjson'],
    ],
    {
      env: { ...process.env, ...managementCredentials },
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    },
  );
  const read = async (stream: NodeJS.ReadableStream) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString();
  };
  const [output, memory, code] = await Promise.all([
    read(child.stdout!),
    read(child.stdio[3] as NodeJS.ReadableStream),
    new Promise<number | null>(done => child.once('close', done)),
  ]);
  if (code !== 0) throw new Error(`the scan ended with ${code}`);
  return { output, peakRssMb: Math.round(Number(memory) / 1024) };
}
