import { readFile } from 'node:fs/promises';
import type { World } from 'aws-simulator';
import { Snapshot } from './snapshot';
import { Performance, Stage } from './stage';

/** The truth of a world: what an undisturbed run stores, and asks for. */
export interface Truth {
  snapshot: Snapshot;
  performance: Performance;
  /** The file of the database. */
  database: Buffer;
  /** When the run was over, in milliseconds since the epoch. */
  at: number;
}

const truths = new WeakMap<World, Promise<Truth>>();

/** Is read once for each world. */
export function truthOf(world: World): Promise<Truth> {
  let truth = truths.get(world);
  if (!truth) {
    truth = readTruth(world);
    truths.set(world, truth);
  }
  return truth;
}

async function readTruth(world: World): Promise<Truth> {
  const stage = await Stage.open(world);
  try {
    const performance = await stage.run();
    if (!performance.row)
      throw new Error(`an undisturbed run failed: ${performance.error}`);
    const snapshot = await stage.snapshot();
    await stage.disconnect();
    const database = await readFile(stage.filename);
    return { snapshot, performance, database, at: stage.time.now() };
  } finally {
    await stage.close();
  }
}
