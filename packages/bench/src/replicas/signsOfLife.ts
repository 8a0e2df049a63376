import { setTimeout as pause } from 'node:timers/promises';
import { countBy, sum } from 'lodash';
import type { Scene } from './collectTogether';

const TELL_EVERY_MS = 10_000;

/** What moves while a run goes on: answers of AWS, and tasks by state. */
interface Signs {
  answers: number;
  tasks: Record<string, number>;
}

/**
 * Does what belongs to a run, tells on stderr how far the run is, and throws where nothing moves for so many minutes: it
 * would wait for ever.
 */
export async function whileAlive<T>(
  scene: Scene,
  minutes: number,
  work: () => Promise<T>,
  tellEveryMs = TELL_EVERY_MS,
): Promise<T> {
  let goesOn = true;
  const working = work().finally(() => {
    goesOn = false;
  });
  const watch = async (): Promise<never> => {
    const began = Date.now();
    let last = '';
    let moved = began;
    for (;;) {
      await pause(tellEveryMs);
      // Nobody waits for the watch any more.
      if (!goesOn) return new Promise<never>(() => {});
      const signs = await signsOf(scene);
      const now = Date.now();
      const text = textOf(signs);
      if (text !== last) moved = now;
      last = text;
      const seconds = Math.round((now - began) / 1000);
      process.stderr.write(`${scene.what}: ${seconds} s, ${text}\n`);
      if (now - moved >= minutes * 60_000)
        throw new Error(
          `${
            scene.what
          }: no call was answered and no task ended for ${minutes} minutes, after ${text}${complaintsOf(
            scene,
          )}`,
        );
    }
  };
  return Promise.race([working, watch()]);
}

async function signsOf({ knex, answers }: Scene): Promise<Signs> {
  const states: string[] = await knex('run_tasks')
    .orderBy('state')
    .pluck('state');
  return { answers: sumOf(answers), tasks: countBy(states) };
}

function textOf({ answers, tasks }: Signs): string {
  const states = Object.entries(tasks).map(
    ([state, count]) => `${count} ${state}`,
  );
  return `${answers} answers; tasks: ${states.join(', ') || 'none'}`;
}

function complaintsOf({ replicas }: Scene): string {
  const all = replicas.map(({ complaints }) => complaints).join('');
  return all && `\n${all}`;
}

/** The sum of the counts. */
export function sumOf(counts: Map<string, number>): number {
  return sum([...counts.values()]);
}
