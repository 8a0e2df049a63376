import { Collector, Listing } from 'backstage-plugin-serverless-posture-node';
import { findLast, memoize } from 'lodash';
import { Told } from '../aws';
import { CollectionEvent, readCollector } from '../collection/readCollector';
import { isAsStored } from './asStored';
import { CollectorProgress } from './collectorProgress';
import { storedInventory } from './inventory';
import { storedMemory } from './memory';
import { recordedLane } from './recordedLane';
import { TaskContext } from './tasks/context';

/** One account and Region. */
export interface Scope {
  accountId: string;
  region: string;
}

/** Whether supporting collectors follow what a listing yields; looked up once for all scopes of a run. */
const followedBy = memoize((collectors: readonly Collector[]) => {
  const followed = new Set(collectors.flatMap(({ follows = [] }) => follows));
  return ({ resourceTypes }: Listing) =>
    resourceTypes.some(type => followed.has(type));
});
// A run's collectors go with the run.
followedBy.cache = new WeakMap();

/**
 * Reads one collector in one scope into the store, page by page, from where it was interrupted, and says how it went. What
 * a failed listing would have held stays, marked stale; only what a complete listing no longer holds goes. Each page is
 * written with where the next one begins, as a whole.
 */
export async function collectScope(
  scope: Scope,
  planned: Collector,
  context: TaskContext,
  {
    told,
    onKnown,
  }: {
    /** What the scope answered before. */
    told?: Told;
    /** Told as soon as what supporting collectors follow is stored, or is {@link isAsStored | known to be}. */
    onKnown?: () => void;
  } = {},
): Promise<void> {
  const { aws, runId, store, resumed, write, now, signal, configuration } =
    context;
  const isFollowed = followedBy(context.collectors);
  const { reconcile } = configuration;
  const key = { ...scope, runId, collector: planned.id };
  const reader = await aws.reader(scope, told);
  const checkpoint = resumed ? await store.checkpoints.get(key) : undefined;
  const { collector, recorded, since } = await recordedLane(
    scope,
    planned,
    reader,
    context,
  );
  const inventory = {
    ...storedInventory(store, scope, recorded),
    memory: storedMemory(store, scope, { now: now(), reconcile }),
  };
  const progress = new CollectorProgress(key, collector, now, {
    checkpoint,
    recordedSince: since,
    confirms: context.startedAt,
  });
  const outlined =
    onKnown &&
    isAsStored(
      scope,
      collector.listings.filter(isFollowed),
      reader,
      store,
    ).then(is => is && onKnown());
  // Whoever fails first is heard.
  outlined?.catch(() => undefined);
  let events: CollectionEvent[] = [];
  try {
    for await (const event of readCollector(
      reader,
      collector,
      inventory,
      progress.resume,
    )) {
      // What fails because we hang up says nothing about what is stored.
      signal.throwIfAborted();
      events.push(event);
      if (isFollowedAtOnce(event, collector)) continue;
      const together = events;
      events = [];
      await write(async transaction => {
        for (const one of together) {
          if (one.kind === 'page') {
            await progress.page(one, reader.failures, transaction);
          } else if (one.kind === 'settled') {
            await progress.settle(one, reader.failures, transaction);
          } else {
            await progress.end(one, transaction);
          }
        }
      });
      reader.endPage();
      if (together.some(one => isLastFollowed(one, collector, isFollowed)))
        onKnown?.();
    }
  } finally {
    reader.endPage();
  }
  await outlined;
}

/** Whether an event is the end of a listing, after which none comes that anybody follows. */
function isLastFollowed(
  event: CollectionEvent,
  { listings }: Collector,
  isFollowed: (listing: Listing) => boolean,
): boolean {
  return (
    event.kind === 'settled' &&
    event.listing === findLast(listings, isFollowed)?.id
  );
}

/** Whether the next event needs no answer of AWS: the end of a listing comes with its last page, the outcome with the last listing. */
function isFollowedAtOnce(event: CollectionEvent, { listings }: Collector) {
  return event.kind === 'page'
    ? event.next === undefined
    : event.kind === 'settled' && event.listing === listings.at(-1)?.id;
}
