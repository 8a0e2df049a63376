import { setTimeout as pause } from 'node:timers/promises';
import { Knex } from 'knex';
import type { PageBegun } from '../collector';
import { Scene } from './collectTogether';
import { readingOf } from './repeated';
import { sumOf } from './signsOfLife';

/** What a process held when it was killed. */
export interface InFlight {
  /** Leases of tasks. */
  leases: number;
  /** Collectors in scopes, and ranges of findings, of which it may have held a page. */
  tasks: number;
  /** Those of collectors in scopes. */
  readings: string[];
}

interface HeldTask {
  id: string;
  kind: string;
  payload: string;
  worker: string;
}

/** Kills one of two replicas once AWS has answered so often, and each holds something. */
export async function killOne(
  { knex, replicas, answers }: Scene,
  afterAnswers: number,
): Promise<InFlight> {
  const [victim] = replicas;
  for (;;) {
    const held = await heldTasks(knex);
    if (
      replicas.every(one => one.isAlive()) &&
      sumOf(answers) >= afterAnswers &&
      new Set(held.map(({ worker }) => worker)).size === replicas.length &&
      workerOf(victim.pages, held)
    )
      break;
    await pause(50);
  }
  await victim.kill();
  return inFlight(knex, victim.pages);
}

async function inFlight(knex: Knex, pages: PageBegun[]): Promise<InFlight> {
  const held = await heldTasks(knex);
  const worker = workerOf(pages, held);
  const own = held.filter(task => task.worker === worker);
  const readings = new Set(pages.map(readingOf));
  const ended = await knex('run_scopes').select(
    'account_id as accountId',
    'region',
    'collector',
  );
  for (const scope of ended) readings.delete(readingOf(scope));
  const ranges = own
    .filter(({ kind }) => kind === 'findings')
    .flatMap(({ payload }) => JSON.parse(payload).ranges);
  return {
    leases: own.length,
    tasks: readings.size + ranges.length,
    readings: [...readings],
  };
}

async function heldTasks(knex: Knex): Promise<HeldTask[]> {
  return knex('run_tasks')
    .where({ state: 'running' })
    .select('id', 'kind', 'payload', 'worker');
}

/** The worker that reads these pages, where it still holds one of their scopes. */
function workerOf(pages: PageBegun[], held: HeldTask[]): string | undefined {
  const ids = new Set(
    pages.map(({ accountId, region }) => `scope/${accountId}/${region}`),
  );
  return held.find(({ id }) => ids.has(id))?.worker;
}
