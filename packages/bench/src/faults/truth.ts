import { readFile } from 'node:fs/promises';
import type { World } from 'aws-simulator';
import type { Profile } from 'backstage-plugin-serverless-posture-common';
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

const truths = new WeakMap<World, Map<Profile, Promise<Truth>>>();

/** Is read once for each world and profile. */
export function truthOf(world: World, profile: Profile): Promise<Truth> {
  const ofWorld = truths.get(world) ?? new Map<Profile, Promise<Truth>>();
  truths.set(world, ofWorld);
  const truth = ofWorld.get(profile) ?? readTruth(world, profile);
  ofWorld.set(profile, truth);
  return truth;
}

async function readTruth(world: World, profile: Profile): Promise<Truth> {
  const stage = await Stage.open(world, profile);
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
