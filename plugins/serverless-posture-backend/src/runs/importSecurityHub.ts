import {
  AwsReader,
  CollectionError,
} from 'backstage-plugin-serverless-posture-node';
import {
  coverageOf,
  FindingsPlan,
  FindingsQuery,
  Generation,
  isV2Enabled,
  readFindings,
} from '../collection/securityHub';
import { CheckpointKey } from '../store/checkpoints';
import { PostureStore } from '../store/store';
import { ScopeRow } from '../store/types';
import { allDone } from './allDone';
import { Ending, TaskContext } from './tasks/context';

/** How the import of findings is called among the collectors of a scope. */
export const FINDINGS_COLLECTOR = 'securityhub-findings';

/** What a source was read of; `off`: Security Hub is not on. */
type Found = Generation | 'off';

/** What the checkpoint of a range says once it came to its end, before what it was read of. */
const READ = 'read ';

/**
 * Imports the findings of AWS Security Hub from one source. Ranges of accounts are read side by side, each from where it
 * was interrupted. Only where all of them came to their end does the source count as read, and what is stored and was not
 * met is closed; a source that fails is asked for the same time again.
 */
export async function importFindings(
  plan: FindingsPlan,
  context: TaskContext,
): Promise<Ending> {
  const { aws, runId, write, now, signal } = context;
  const { source, ranges } = plan;
  const { accountId, region } = source;
  const key = { runId, accountId, region, collector: FINDINGS_COLLECTOR };
  const record = (
    { scopes }: PostureStore,
    outcome: Omit<ScopeRow, 'accountId' | 'region' | 'collector'>,
  ) => {
    const { runId: _, ...scope } = key;
    return scopes.record(runId, [{ ...scope, ...outcome }], now());
  };
  await write(fenced => begin(plan, key, fenced));
  const reader = await aws.reader(source);
  try {
    const found = new Set<Found>();
    let pages = 0;
    await allDone(
      ranges.map(async (_, index) => {
        const range = new Range(plan, index, key, reader);
        found.add(await range.read(context));
        pages += range.pages;
      }),
    );
    const [what, ...others] = found;
    if (others.length > 0) {
      throw new CollectionError({
        errorClass: 'unavailable',
        message: 'Security Hub was switched while it was read',
      });
    }
    return {
      async write(fenced) {
        await settle(plan, key, { what, pages, now: now() }, fenced);
        await record(fenced, { state: 'complete', freshAt: now() });
      },
    };
  } catch (error) {
    if (!(error instanceof CollectionError)) throw error;
    signal.throwIfAborted();
    const { errorClass, operation, message } = error.reason;
    const missingAction = reader.failures.find(
      failure => failure.operation === operation,
    )?.missingAction;
    return {
      write: fenced =>
        record(fenced, {
          state: 'failed',
          errorClass,
          operation,
          missingAction,
          message,
        }),
    };
  }
}

/** Notes down what has to be met; once, for what was met before an interruption need not be met again. */
async function begin(
  { source, since }: FindingsPlan,
  key: CheckpointKey,
  { checkpoints, findings }: PostureStore,
): Promise<void> {
  if (since || (await checkpoints.get(key))) return;
  await findings.expectSecurityHub(key, {
    accountId: source.organization ? undefined : source.accountId,
    region: source.linkedRegions ? undefined : source.region,
  });
  await checkpoints.set(key, { listing: 'begun', troubles: [] });
}

/** All ranges of a source came to their end. */
async function settle(
  { source, since, plannedAt }: FindingsPlan,
  key: CheckpointKey,
  { what, pages, now }: { what: Found; pages: number; now: Date },
  { findings }: PostureStore,
): Promise<void> {
  const { accountId, region } = source;
  // Where Security Hub is off it says nothing of other accounts and Regions.
  await findings.closeSecurityHub(
    key,
    now,
    what === 'off' ? { accountId, region } : {},
  );
  const readUntil = new Date(plannedAt);
  if (what === 'off' || (since && since.generation !== what)) {
    await findings.sources.forget(source);
  } else if (since) {
    await findings.sources.advance(source, readUntil);
  } else {
    await findings.sources.record({
      accountId,
      region,
      covers: coverageOf(source),
      generation: what,
      readUntil,
      reconciledAt: readUntil,
      pages,
    });
  }
}

/** The findings of one range of accounts of a source. */
class Range {
  /** How many pages were read. */
  pages = 0;
  private readonly key: CheckpointKey;

  constructor(
    private readonly plan: FindingsPlan,
    private readonly index: number,
    private readonly source: CheckpointKey,
    private readonly aws: AwsReader,
  ) {
    this.key = { ...source, collector: `${FINDINGS_COLLECTOR}/${index}` };
  }

  /** Reads them to their end, from where they were interrupted, of whichever generation is on. */
  async read(context: TaskContext): Promise<Found> {
    const { checkpoints } = context.store;
    const { listing, token } = (await checkpoints.get(this.key)) ?? {};
    if (listing?.startsWith(READ)) return listing.slice(READ.length) as Found;
    const first = listing ?? this.plan.since?.generation ?? 'CSPM';
    const order: Generation[] =
      first === 'V2' ? ['V2', 'CSPM'] : ['CSPM', 'V2'];
    for (const generation of order) {
      if (generation === 'V2' && !(await this.isV2Enabled())) continue;
      const from = generation === listing ? token : undefined;
      if (await this.readOf(generation, from, context)) return generation;
    }
    await context.write(({ checkpoints: written }) =>
      written.set(this.key, { listing: `${READ}off`, troubles: [] }),
    );
    return 'off';
  }

  /** False where this generation is off. */
  private async readOf(
    generation: Generation,
    token: string | undefined,
    { runId, write, now, signal }: TaskContext,
  ): Promise<boolean> {
    const pages = readFindings(
      this.aws,
      generation,
      this.query(generation),
      token,
    );
    for (;;) {
      const { done, value } = await pages.next();
      // What fails because we hang up says nothing about what is stored.
      signal.throwIfAborted();
      if (done) return value === 'complete';
      this.pages++;
      const { findings, next } = value;
      await write(async fenced => {
        await fenced.findings.importSecurityHub({
          runId,
          now: now(),
          findings,
        });
        if (!this.plan.since) {
          const ids = findings.map(({ id }) => id);
          await fenced.findings.meetSecurityHub(this.source, ids);
        }
        await fenced.checkpoints.set(this.key, {
          listing: next ? generation : `${READ}${generation}`,
          token: next,
          troubles: [],
        });
      });
    }
  }

  private query(generation: Generation): FindingsQuery {
    const { source, ranges, since, plannedAt } = this.plan;
    return {
      region: source.linkedRegions ? undefined : source.region,
      accounts: ranges[this.index],
      updated:
        since?.generation === generation
          ? { from: since.from, until: dayAfter(plannedAt) }
          : undefined,
    };
  }

  private isV2Enabled(): Promise<boolean> {
    const { accountId, region } = this.source;
    return this.aws.once(`security-hub-v2/${accountId}/${region}`, () =>
      isV2Enabled(this.aws),
    );
  }
}

/** What is updated while we read counts, too. */
function dayAfter(moment: string): string {
  return new Date(Date.parse(moment) + 86_400_000).toISOString();
}
