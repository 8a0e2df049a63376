import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { Told } from '../../aws';
import {
  countFunctions,
  getAccountSettings,
} from '../../collection/collectors/lambdaCount';
import { placeKey } from '../../collection/recorded';
import { Found } from '../discover';
import { censusContext } from '../recordedLane';
import { TaskContext } from './context';
import { Place, placesIn } from './planner';

/** How much there is in a place, told before it is read. */
export interface Size {
  functions: number;
  /** What the place answered, so that reading it needs not ask again. */
  told: Told;
}

/** So long accounts wait for what only decides which scopes begin first, in milliseconds. */
const AT_MOST = 5000;

/**
 * Asks Lambda how many functions there are in places that no run has read, so that what takes longest can begin first: by
 * `account/Region`. Reading a place asks the same, and takes this answer. Where AWS Config is asked, that knows.
 *
 * @param before - Regions by account that an earlier run read
 */
export async function unknownSizes(
  { scopes, regionsUnknown }: Found,
  context: TaskContext,
  before: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Size>> {
  const { aws, collectors } = context;
  const isAsked = collectors.some(({ follows, operations }) => {
    return !follows && Object.values(operations).includes(getAccountSettings);
  });
  if (!isAsked || censusContext(context)) return new Map();
  const places = placesIn(scopes).filter(
    ({ accountId, region }) =>
      region !== GLOBAL_REGION &&
      !regionsUnknown.has(accountId) &&
      !before.get(accountId)?.includes(region),
  );
  const found = new Map<string, Size>();
  const ask = async (place: Place) => {
    const size = await countFunctions(await aws.reader(place)).catch(
      () => undefined,
    );
    if (size) found.set(placeKey(place), size);
  };
  let cancel = () => {};
  const late = new Promise<void>(resolve => {
    cancel = aws.clock.after(AT_MOST, resolve);
  });
  await Promise.race([Promise.all(places.map(ask)), late]);
  cancel();
  // What comes late is not awaited by anybody.
  return new Map(found);
}
