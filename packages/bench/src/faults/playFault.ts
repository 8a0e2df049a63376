import { FaultCase, FaultResult } from './faultCase';
import { Stage } from './stage';
import { faultyWorld } from './world';

/** Plays one fault on a stage of its own. */
export async function playFault({
  fault,
  title,
  world = faultyWorld,
  play,
}: FaultCase): Promise<FaultResult> {
  const stage = await Stage.open(world());
  try {
    await play(stage);
    const { counts, broken } = stage;
    const { repeatedPages: _, ...wrong } = counts;
    const ok =
      broken.length === 0 && Object.values(wrong).every(count => count === 0);
    return { fault, title, ...counts, broken, ok };
  } finally {
    await stage.close();
  }
}
