import { ScopeState } from 'backstage-plugin-serverless-posture-common';
import {
  Collector,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import { omit } from 'lodash';
import { FailedOperation } from '../aws';
import {
  Checkpoint,
  CollectedPage,
  CollectorOutcome,
  SettledListing,
} from '../collection/readCollector';
import { CheckpointKey, CheckpointRow, Trouble } from '../store/checkpoints';
import { PostureStore } from '../store/store';
import { ScopeRow } from '../store/types';

/** Writes what a collector reads, and how far it is. */
export class CollectorProgress {
  private token?: string;
  /** Whether it is written down where the reading goes on. */
  private isKept: boolean;
  /** Whether pages before the last one are written down. */
  private hasPages: boolean;
  private last: { id: string[]; parent: string[] } = { id: [], parent: [] };
  /** Of before an interruption. */
  private readonly earlier: Trouble[];
  private failed: Trouble[] = [];
  /** Of the listing that is being read. */
  private doubts: Trouble[] = [];

  constructor(
    private readonly key: CheckpointKey,
    private readonly collector: Collector,
    private readonly now: () => Date,
    private readonly options: {
      checkpoint?: CheckpointRow;
      /** Since when AWS Config speaks for the collector in part. */
      recordedSince?: Date;
      /** What was held back before this is gone if it isn't there now, either; left out: it stays. */
      confirms?: Date;
    } = {},
  ) {
    const { checkpoint } = options;
    this.isKept = checkpoint !== undefined;
    this.token = checkpoint?.token;
    this.hasPages = this.token !== undefined;
    this.earlier = checkpoint?.troubles ?? [];
  }

  /** Where the reading goes on; undefined: at the beginning. */
  get resume(): Checkpoint | undefined {
    const { checkpoint } = this.options;
    if (!checkpoint) return undefined;
    const { listing, token, troubles } = checkpoint;
    const doubt = (state: Trouble['state']) => {
      const found = troubles.find(
        one => one.doubts === listing && one.state === state,
      );
      return found && omit(found, ['state', 'doubts']);
    };
    return {
      listing,
      token,
      doubts: { incomplete: doubt('failed'), unconfirmed: doubt('partial') },
    };
  }

  async page(
    { listing, resources, gaps, doubts, next }: CollectedPage,
    failures: FailedOperation[],
    { resources: stored, checkpoints }: PostureStore,
  ) {
    const { accountId, region } = this.key;
    const now = this.now();
    const ids = await stored.syncPage({ now, resources });
    for (const { type, parentArn, reason } of gaps) {
      await stored.markStale({
        accountId,
        region,
        types: [type],
        parentArn,
        // Some of them may be known by other ways.
        except: new Set(ids),
        reason,
        now,
      });
    }
    // What stands for a whole listing may have the ARN of what it stands for, and has not seen it.
    const seen = ids.filter((_, index) => {
      const { unlisted, parentArn } = resources[index];
      return !unlisted || parentArn;
    });
    const parents = gaps.map(({ parentArn }) => parentArn);
    if (next === undefined) {
      // The end of the listing is written with its last page, and needs no checkpoint between them.
      const { id, parent } = this.last;
      this.last = { id: [...id, ...seen], parent: [...parent, ...parents] };
    } else {
      await checkpoints.see(this.key, 'id', seen);
      await checkpoints.see(this.key, 'parent', parents);
    }
    this.failed.push(...gaps.slice(0, 1).map(({ reason }) => partial(reason)));
    if (next === undefined) return;
    this.doubts = [
      ...doubted(listing, 'failed', doubts?.incomplete),
      ...doubted(listing, 'partial', doubts?.unconfirmed),
    ];
    this.token = next;
    this.hasPages = true;
    await this.keep(listing, failures, checkpoints);
  }

  async settle(
    { listing, complete, reason, unconfirmed, resourceTypes }: SettledListing,
    failures: FailedOperation[],
    { resources, checkpoints }: PostureStore,
  ) {
    const { accountId, region } = this.key;
    const types = resourceTypes;
    const now = this.now();
    const seen = await this.seen('id', checkpoints);
    if (complete) {
      await resources.settle({
        accountId,
        region,
        types,
        seen,
        keepParents: await this.seen('parent', checkpoints),
        confirms: this.options.confirms,
        now,
      });
    } else {
      const why = reason ?? { errorClass: 'unavailable' as const };
      // What was read before the listing failed is as fresh as can be.
      const scope = { accountId, region, types };
      await resources.markStale({ ...scope, except: seen, reason: why, now });
      if (unconfirmed) await resources.removeStandIns(scope);
      this.failed.push({ ...why, state: unconfirmed ? 'partial' : 'failed' });
    }
    this.last = { id: [], parent: [] };
    if (this.hasPages) await checkpoints.forgetSeen(this.key);
    this.hasPages = false;
    this.doubts = [];
    this.token = undefined;
    const { listings } = this.collector;
    const next = listings[listings.findIndex(one => one.id === listing) + 1];
    if (next) await this.keep(next.id, failures, checkpoints);
  }

  async end(
    { state, errorClass, operation, missingAction, message }: CollectorOutcome,
    { checkpoints, scopes }: PostureStore,
  ) {
    const { runId, ...scope } = this.key;
    const outcome = { state, errorClass, operation, missingAction, message };
    const worst = this.earlier.reduce<Outcome>(graver, outcome);
    const row: ScopeRow = {
      ...scope,
      ...worst,
      freshAt: worst.state === 'complete' ? this.now() : undefined,
      recordedSince: this.options.recordedSince,
    };
    await scopes.record(runId, [row], this.now());
    if (this.isKept) await checkpoints.delete(this.key);
  }

  /** What the pages of a listing held, those before an interruption included. */
  private async seen(
    kind: keyof CollectorProgress['last'],
    checkpoints: PostureStore['checkpoints'],
  ): Promise<Set<string>> {
    const before = this.hasPages ? await checkpoints.seen(this.key, kind) : [];
    return new Set([...before, ...this.last[kind]]);
  }

  /** An outcome that is told after an interruption knows only what failed since. */
  private async keep(
    listing: string,
    failures: FailedOperation[],
    checkpoints: PostureStore['checkpoints'],
  ) {
    this.isKept = true;
    const worst = [...failures].sort((a, b) => b.count - a.count).slice(0, 1);
    await checkpoints.set(this.key, {
      listing,
      token: this.token,
      troubles: [
        ...this.earlier,
        ...this.failed,
        ...this.doubts,
        ...worst.map(partial),
      ],
    });
  }
}

type Outcome = Pick<
  ScopeRow,
  'errorClass' | 'operation' | 'missingAction' | 'message'
> & { state: ScopeState };

const GRAVITY: ScopeState[] = ['complete', 'partial', 'failed'];

function graver(one: Outcome, other: Outcome): Outcome {
  return GRAVITY.indexOf(other.state) > GRAVITY.indexOf(one.state)
    ? other
    : one;
}

function doubted(
  listing: string,
  state: Trouble['state'],
  reason?: UnknownReason,
): Trouble[] {
  return reason ? [{ ...reason, state, doubts: listing }] : [];
}

function partial({
  errorClass,
  operation,
  missingAction,
  message,
}: Omit<Trouble, 'state'>): Trouble {
  return { state: 'partial', errorClass, operation, missingAction, message };
}
