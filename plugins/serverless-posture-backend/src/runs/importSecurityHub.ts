import { CollectionError } from 'backstage-plugin-serverless-posture-node';
import { coverageOf, FindingsPlan } from '../collection/securityHub';
import { CheckpointKey } from '../store/checkpoints';
import { PostureStore } from '../store/store';
import { ScopeRow } from '../store/types';
import { allDone } from './allDone';
import { FINDINGS_COLLECTOR, FindingsRange, Found } from './findingsRange';
import { Ending, TaskContext } from './tasks/context';

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
  const readers = await Promise.all(ranges.map(() => aws.reader(source)));
  try {
    const found = new Set<Found>();
    let pages = 0;
    await allDone(
      ranges.map(async (_, index) => {
        const range = new FindingsRange(plan, index, key, readers[index]);
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
    const missingAction = readers
      .flatMap(({ failures }) => failures)
      .find(failure => failure.operation === operation)?.missingAction;
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
