import { EndlessError } from './bounded';
import { FaultCase, FaultResult } from './faultCase';
import { Stage } from './stage';
import { faultyWorld } from './world';

/** Plays one fault on a stage of its own. */
export async function playFault({
  fault,
  title,
  world = faultyWorld,
  profile = 'essential',
  play,
}: FaultCase): Promise<FaultResult> {
  const stage = await Stage.open(world(), profile);
  const failure = await play(stage).then(
    () => undefined,
    (error: Error) => error,
  );
  if (failure) stage.that(false, failure.message);
  // What waits for ever still holds its database.
  if (!(failure instanceof EndlessError)) await stage.close();
  const { counts, broken } = stage;
  return { fault, title, ...counts, broken, ok: broken.length === 0 };
}
