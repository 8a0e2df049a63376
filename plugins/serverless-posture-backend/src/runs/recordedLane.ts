import { durationToMilliseconds } from '@backstage/types';
import {
  AwsReader,
  Collector,
  Inventory,
  Listing,
} from 'backstage-plugin-serverless-posture-node';
import {
  CensusContext,
  isRecordedEmpty,
  recordedCensus,
  recordedItems,
  recordedTypes,
} from '../collection/recorded';
import { TaskContext } from './tasks/context';

/** What AWS Config says in place of services while a collector reads a scope. */
export interface RecordedLane {
  /** The collector; what Config holds nothing of is not listed. */
  collector: Collector;
  recorded?: Inventory['recorded'];
  /** Since when Config speaks for this collector; undefined: it doesn't, in this run. */
  since?: Date;
}

/** What the lane needs of a task. */
export type LaneContext = Pick<
  TaskContext,
  'aws' | 'store' | 'collectors' | 'configuration' | 'now'
>;

/**
 * Lets AWS Config speak for a collector where it is configured, no longer than things may go without being read anew: then
 * the services are asked for everything once, so that what an aggregator hides is found by then.
 */
export async function recordedLane(
  scope: { accountId: string; region: string },
  collector: Collector,
  reader: AwsReader,
  context: LaneContext,
): Promise<RecordedLane> {
  const census = censusContext(context);
  const { store, configuration, now } = context;
  if (!census || !collector.listings.some(({ recordedAs }) => recordedAs))
    return { collector };
  const states = await store.scopes.current({
    accountIds: [scope.accountId],
    regions: [scope.region],
  });
  const before = states.find(state => state.collector === collector.id);
  const since = before?.recordedSince ?? now();
  const window = durationToMilliseconds(configuration.reconcile);
  if (now().getTime() - since.getTime() >= window) return { collector };
  const asked = { ...census, aws: reader, scope };
  const isEmpty = async ({ recordedAs, resourceTypes }: Listing) => {
    if (!recordedAs || !(await isRecordedEmpty(asked, recordedAs)))
      return false;
    // Only the service itself can tell that something is gone.
    const stored = await store.resources.ofAccount(scope.accountId, {
      types: resourceTypes,
      regions: [scope.region],
    });
    return stored.length === 0;
  };
  return {
    collector: {
      ...collector,
      listings: await Promise.all(
        collector.listings.map(async listing =>
          (await isEmpty(listing)) ? findingNothing(listing) : listing,
        ),
      ),
    },
    recorded: (type, fields) => recordedItems(asked, type, fields),
    since,
  };
}

/** How the aggregator is asked in a run; undefined: there is none. */
export function censusContext({
  aws,
  collectors,
  configuration: { config: aggregator },
  now,
}: Omit<LaneContext, 'store'>): CensusContext | undefined {
  return (
    aggregator && {
      session: aws,
      aggregator,
      types: recordedTypes(collectors),
      now: now(),
    }
  );
}

/**
 * How much AWS Config holds of what a run would begin with, by {@link placeKey} of accounts and Regions that have something.
 * None where nobody asks it, or it doesn't answer.
 */
export async function recordedCounts(
  context: Omit<LaneContext, 'store'>,
): Promise<ReadonlyMap<string, number>> {
  const held = new Map<string, number>();
  const asked = censusContext(context);
  if (!asked) return held;
  const { counts } = await recordedCensus(asked);
  const leading = context.collectors.filter(({ follows }) => !follows);
  for (const type of recordedTypesOf(leading))
    counts
      .get(type)
      ?.forEach((count, place) =>
        held.set(place, (held.get(place) ?? 0) + count),
      );
  return held;
}

/** What AWS Config calls the things whose absence tells collectors that there is nothing to list. */
export function recordedTypesOf(collectors: readonly Collector[]): string[] {
  return collectors.flatMap(({ listings }) =>
    listings.flatMap(({ recordedAs = [] }) => recordedAs),
  );
}

/** The listing where there is nothing to list. */
export function findingNothing(listing: Listing): Listing {
  return {
    ...listing,
    page: async () => ({ resources: [] }),
    outline: undefined,
  };
}
