import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isEqual } from 'lodash';
import { Circumstances, collectTogether, Together } from './collectTogether';
import { InFlight, killOne } from './kill';

/** What is compared: one process, two, and two of which one is killed. */
export const phaseNames = ['one', 'two', 'killed'] as const;

export type PhaseName = (typeof phaseNames)[number];

/** How each phase went that was played, now or before. */
export interface Phases {
  one: Together;
  two?: Together;
  killed?: Together & {
    /** What the dead process held. */
    held: InFlight;
  };
}

/**
 * Plays these phases; where there is a folder, what they say is kept there, and the others are taken from there. Throws where
 * one process alone has neither been played nor kept.
 *
 * @param about - names the circumstances: what was kept in others is refused
 */
export async function playPhases(
  names: readonly PhaseName[],
  circumstances: Circumstances,
  { folder, about }: { folder?: string; about: object },
): Promise<Phases> {
  const phases: Partial<Phases> = {};
  const play: { [N in PhaseName]: () => Promise<Phases[N]> } = {
    one: () => collectTogether('one process', circumstances, 1),
    two: () => collectTogether('two', circumstances, 2),
    killed: () => playKilled(circumstances, phases.one!.answers / 2),
  };
  for (const name of phaseNames) {
    const file = folder && join(folder, `${name}.json`);
    const found = names.includes(name)
      ? await play[name]()
      : file && (await kept(file, about));
    if (names.includes(name)) tell(name, found as Together);
    if (names.includes(name) && file) {
      await mkdir(folder, { recursive: true });
      await writeFile(file, JSON.stringify({ about, found }));
    }
    Object.assign(phases, found && { [name]: found });
    if (!phases.one)
      throw new Error(
        'One process alone is what the others are compared with: play the phase one, too, or name the folder that keeps it with --keep.',
      );
  }
  return phases as Phases;
}

async function playKilled(
  circumstances: Circumstances,
  afterAnswers: number,
): Promise<Phases['killed']> {
  let held: InFlight | undefined;
  const together = await collectTogether(
    'two, of which one is killed',
    circumstances,
    2,
    async scene => {
      held = await killOne(scene, afterAnswers);
    },
  );
  return { ...together, held: held! };
}

async function kept(file: string, about: object): Promise<any> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
  const { about: before, found } = JSON.parse(text);
  if (!isEqual(before, about))
    throw new Error(
      `${file} tells of other circumstances: ${JSON.stringify(before)}`,
    );
  return found;
}

function tell(name: PhaseName, { state, seconds, calls, ...rest }: Together) {
  const { throttles, cpuMsPerCall, busyProcessors, complaints } = rest;
  process.stderr.write(
    `${name}: ${state} after ${seconds} s, ${calls} calls, ${throttles} throttled; ` +
      `${cpuMsPerCall.replicas} + ${cpuMsPerCall.simulator} ms of CPU a call, ${busyProcessors} processors busy\n`,
  );
  for (const complaint of complaints)
    process.stderr.write(`${name}: ${complaint}\n`);
}
