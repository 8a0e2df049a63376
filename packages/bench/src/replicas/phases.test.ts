import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Together } from './collectTogether';
import { resultOf } from './command';
import { playPhases } from './phases';

const run = (changes: Partial<Together> = {}): Together => ({
  state: 'complete',
  seconds: 100,
  calls: 1000,
  throttles: 0,
  answers: 900,
  repeated: { total: 0, most: 0, readings: [] },
  cpuMsPerCall: { replicas: 5, simulator: 2 },
  busyProcessors: 1,
  stored: { rows: { function: 'passes' }, repeatedTransitions: [] },
  complaints: [],
  ...changes,
});

describe('phases', () => {
  const about = { world: 'S', parallel: 4 };
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phases-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const play = (of: object) =>
    playPhases([], undefined as any, { folder, about: of });

  it('are taken from where they were kept', async () => {
    const found = run();
    await writeFile(join(folder, 'one.json'), JSON.stringify({ about, found }));
    expect(await play(about)).toEqual({ one: found });
    await expect(play({ ...about, parallel: 8 })).rejects.toThrow(
      'one.json tells of other circumstances: {"world":"S","parallel":4}',
    );
  });

  it('need one process to compare with', () =>
    expect(play(about)).rejects.toThrow('play the phase one, too'));
});

describe('the result', () => {
  const held = { leases: 2, tasks: 3, readings: ['1 r c'] };
  const ofKilled = (changes: Partial<Together> = {}) =>
    resultOf({
      one: run(),
      two: run({ seconds: 60 }),
      killed: { ...run(changes), held },
    });

  it('is well where two are fast and nothing is lost', () => {
    expect(resultOf({ one: run() })).toMatchObject({ ok: true });
    expect(
      ofKilled({ repeated: { total: 3, most: 1, readings: ['1 r c'] } }),
    ).toMatchObject({
      ratio: 0.6,
      killed: {
        repeatedPages: 3,
        tasksInFlight: 3,
        repeatedUnheld: [],
        lostRows: 0,
      },
      ok: true,
    });
  });

  it.each<[string, ReturnType<typeof resultOf>]>([
    ['slow', resultOf({ one: run(), two: run({ seconds: 61 }) })],
    ['not complete', ofKilled({ state: 'partial' })],
    [
      'beginning more than they held',
      ofKilled({ repeated: { total: 4, most: 1, readings: [] } }),
    ],
    [
      'beginning a task over',
      ofKilled({ repeated: { total: 2, most: 2, readings: [] } }),
    ],
    [
      'losing rows',
      ofKilled({ stored: { rows: {}, repeatedTransitions: [] } }),
    ],
  ])('is not well where they are %s', (_, { ok }) => {
    expect(ok).toBe(false);
  });
});
