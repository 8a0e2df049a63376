import {
  AnyResource,
  CollectionError,
  Collector,
  Inventory,
  Listing,
  Page,
  reasonOf,
  ResourceType,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import {
  ErrorClass,
  ScopeState,
} from 'backstage-plugin-serverless-posture-common';
import { FailedOperation, ScopeReader } from '../aws';
import { standIn, standInsOf } from './standIn';

/** Where an interrupted reading of a collector goes on. */
export interface Checkpoint {
  listing: string;
  /** The page that comes next; undefined: the first. */
  token?: string;
  /** What was said of pages before. */
  doubts?: Doubts;
}

/** Why a listing may lack resources, see {@link Page}. Said of one page, it holds for the listing. */
export type Doubts = Pick<Page, 'incomplete' | 'unconfirmed'>;

/** One page, ready to be stored. Once it is, `next` may be kept as the checkpoint. */
export interface CollectedPage {
  kind: 'page';
  collector: string;
  listing: string;
  /** Including the stand-ins for children that could not be listed. */
  resources: AnyResource[];
  /** Of these parents, children of these types could not be listed: what is stored of them stays. */
  gaps: { type: ResourceType; parentArn: string; reason: UnknownReason }[];
  /** Of this page and those before. */
  doubts?: Doubts;
  next?: string;
}

/** A listing came to its end: only a complete one tells what is gone. */
export interface SettledListing {
  kind: 'settled';
  collector: string;
  listing: string;
  resourceTypes: ResourceType[];
  complete: boolean;
  /** Why it isn't complete. */
  reason?: UnknownReason;
  /** It ended naturally, and only its completeness could not be confirmed. */
  unconfirmed?: boolean;
}

/** How a collector fared in its scope. */
export interface CollectorOutcome {
  kind: 'outcome';
  collector: string;
  state: Extract<ScopeState, 'complete' | 'partial' | 'failed'>;
  /** The gravest failure: that of a listing, or else of the operation that failed most often. */
  errorClass?: ErrorClass;
  operation?: string;
  /** The IAM action that would have helped. */
  missingAction?: string;
  message?: string;
  /** All that failed. */
  failures: FailedOperation[];
}

/** What reading a collector tells, in order. */
export type CollectionEvent = CollectedPage | SettledListing | CollectorOutcome;

/**
 * Reads one collector in one scope, page by page. Never throws for what AWS answers: a listing that fails is settled as
 * incomplete, with a stand-in for what it would have yielded.
 */
export async function* readCollector(
  aws: ScopeReader,
  collector: Collector,
  inventory: Inventory,
  resume?: Checkpoint,
): AsyncGenerator<CollectionEvent, void, void> {
  // Resources of a listing that was complete before the interruption are stored, and settled then.
  const from = collector.listings.findIndex(
    listing => listing.id === resume?.listing,
  );
  const listings = collector.listings.slice(Math.max(0, from));
  let failed: UnknownReason | undefined;
  let withGaps: UnknownReason | undefined;
  for (const listing of listings) {
    for await (const event of readListing(
      { aws, collector, inventory },
      listing,
      listing.id === resume?.listing ? resume : undefined,
    )) {
      if (event.kind === 'settled' && !event.complete) {
        if (event.unconfirmed) withGaps ??= event.reason;
        else failed ??= event.reason;
      }
      if (event.kind === 'page') withGaps ??= event.gaps[0]?.reason;
      yield event;
    }
  }
  yield outcomeOf(collector, aws.failures, failed, withGaps);
}

async function* readListing(
  {
    aws,
    collector,
    inventory,
  }: { aws: ScopeReader; collector: Collector; inventory: Inventory },
  listing: Listing,
  resume: Checkpoint | undefined,
): AsyncGenerator<CollectedPage | SettledListing, void, void> {
  const about = { collector: collector.id, listing: listing.id };
  const { resourceTypes } = listing;
  let token = resume?.token;
  const seen = new Set(token === undefined ? [] : [token]);
  let restarted = false;
  let { incomplete, unconfirmed } = resume?.doubts ?? {};
  for (;;) {
    try {
      await aws.beginPage(`${collector.id}/${listing.id}`);
      const {
        resources,
        gaps = [],
        next,
        incomplete: lacking,
        unconfirmed: doubtful,
      } = await listing.page(aws, token, inventory);
      if (next !== undefined && seen.has(next)) {
        throw new CollectionError({
          errorClass: 'malformed',
          message: `the service repeats a page token of ${collector.id} ${listing.id}`,
        });
      }
      incomplete ??= lacking;
      unconfirmed ??= doubtful;
      yield {
        kind: 'page',
        ...about,
        resources: [...resources, ...standInsOf(gaps, aws)],
        gaps,
        ...(incomplete || unconfirmed
          ? { doubts: { incomplete, unconfirmed } }
          : {}),
        next,
      };
      if (next === undefined) {
        if (incomplete) throw new CollectionError(incomplete);
        const settled = { kind: 'settled' as const, ...about, resourceTypes };
        yield unconfirmed
          ? {
              ...settled,
              complete: false,
              reason: unconfirmed,
              unconfirmed: true,
            }
          : { ...settled, complete: true };
        return;
      }
      seen.add(next);
      token = next;
    } catch (error) {
      const reason = reasonOf(error);
      if (
        token !== undefined &&
        !restarted &&
        !incomplete &&
        reason.errorClass === 'unsupported'
      ) {
        // Page tokens expire. Storing a page twice does no harm, so the listing starts over, once.
        restarted = true;
        seen.clear();
        token = undefined;
        continue;
      }
      const resources = resourceTypes.map(type => standIn(type, aws, reason));
      yield { kind: 'page', ...about, resources, gaps: [] };
      yield {
        kind: 'settled',
        ...about,
        resourceTypes,
        complete: false,
        reason,
      };
      return;
    }
  }
}

function outcomeOf(
  { id, operations }: Collector,
  failures: FailedOperation[],
  failed: UnknownReason | undefined,
  withGaps: UnknownReason | undefined,
): CollectorOutcome {
  const ours = new Set(
    Object.values(operations).map(operation => operation.id),
  );
  const relevant = failures.filter(
    ({ operation }) =>
      ours.has(operation) ||
      !operation.includes(':') ||
      operation.startsWith('sts:'),
  );
  const most = [...relevant].sort((a, b) => b.count - a.count)[0] as
    | FailedOperation
    | undefined;
  const reason = failed ?? withGaps ?? most;
  if (!reason)
    return { kind: 'outcome', collector: id, state: 'complete', failures: [] };
  const { missingAction } =
    relevant.find(
      one =>
        one.operation === reason.operation &&
        one.errorClass === reason.errorClass,
    ) ?? {};
  return {
    kind: 'outcome',
    collector: id,
    state: failed ? 'failed' : 'partial',
    errorClass: reason.errorClass,
    ...(reason.operation ? { operation: reason.operation } : {}),
    ...(missingAction ? { missingAction } : {}),
    ...(reason.message ? { message: reason.message } : {}),
    failures: relevant,
  };
}
