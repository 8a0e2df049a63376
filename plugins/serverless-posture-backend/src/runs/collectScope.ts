import { Collector } from 'backstage-plugin-serverless-posture-node';
import { AwsSession } from '../aws';
import {
  CollectedPage,
  readCollector,
  SettledListing,
} from '../collection/readCollector';
import { PostureStore } from '../store/store';
import { ScopeRow } from '../store/types';

/** One account and Region. */
export interface Scope {
  accountId: string;
  region: string;
}

/**
 * Reads one collector in one scope into the store, page by page, and says how it went. What a failed listing would have
 * held stays, marked stale; only what a complete listing no longer holds goes.
 */
export async function collectScope(
  scope: Scope,
  collector: Collector,
  {
    aws,
    store,
    now,
    signal,
  }: {
    aws: AwsSession;
    store: PostureStore;
    now(): Date;
    signal?: AbortSignal;
  },
): Promise<ScopeRow> {
  const row = { ...scope, collector: collector.id };
  const listing = new ListingWriter(scope, store, now);
  const reader = await aws.reader(scope);
  for await (const event of readCollector(reader, collector)) {
    // What fails because we hang up says nothing about what is stored.
    signal?.throwIfAborted();
    if (event.kind === 'page') {
      await listing.write(event);
    } else if (event.kind === 'settled') {
      await listing.settle(event);
    } else {
      const { state, errorClass, operation, missingAction, message } = event;
      const freshAt = state === 'complete' ? now() : undefined;
      return {
        ...row,
        state,
        errorClass,
        operation,
        missingAction,
        message,
        freshAt,
      };
    }
  }
  throw new Error(`${collector.id} ended without saying how it went`);
}

/** Stores the pages of one listing after the other. */
class ListingWriter {
  private seen = new Set<string>();
  private keepParents = new Set<string>();

  constructor(
    private readonly scope: Scope,
    private readonly store: PostureStore,
    private readonly now: () => Date,
  ) {}

  async write({ resources, gaps }: CollectedPage) {
    const ids = await this.store.resources.syncPage({
      now: this.now(),
      resources,
    });
    ids.forEach(id => this.seen.add(id));
    for (const { type, parentArn, reason } of gaps) {
      this.keepParents.add(parentArn);
      await this.store.resources.markStale({
        ...this.scope,
        types: [type],
        parentArn,
        reason,
        now: this.now(),
      });
    }
  }

  async settle({ complete, reason, resourceTypes }: SettledListing) {
    const { scope, seen, keepParents } = this;
    const now = this.now();
    if (complete) {
      await this.store.resources.settle({
        ...scope,
        types: resourceTypes,
        seen,
        keepParents,
        now,
      });
    } else {
      await this.store.resources.markStale({
        ...scope,
        types: resourceTypes,
        reason: reason ?? { errorClass: 'unavailable' },
        now,
      });
    }
    this.seen = new Set();
    this.keepParents = new Set();
  }
}
