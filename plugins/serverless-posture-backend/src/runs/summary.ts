import { FindingStatus } from 'backstage-plugin-serverless-posture-common';
import { CallCounts } from '../aws';
import { PostureStore } from '../store/store';
import { RunRow } from '../store/types';
import { Judged } from './judgeAccount';

type Counts = Pick<
  RunRow,
  | 'scopes'
  | 'resources'
  | 'findings'
  | 'changedFindings'
  | 'calls'
  | 'throttles'
  | 'retries'
>;

/** How far a run is, from what all its workers have written. */
export async function summarize(
  store: PostureStore,
  runId: number,
): Promise<Counts> {
  const counts: Counts = {
    scopes: {
      total: (await store.tasks.expected(runId)) ?? 0,
      complete: 0,
      partial: 0,
      failed: 0,
      skipped: 0,
      ...(await store.scopes.counts(runId)),
    },
    resources: 0,
    findings: { PASSED: 0, FAILED: 0, NOT_AVAILABLE: 0, NOT_APPLICABLE: 0 },
    changedFindings: 0,
    calls: {},
    throttles: 0,
    retries: 0,
  };
  const judged: Judged[] = await store.tasks.all(runId, 'judge', 'result');
  for (const { resources, changed, counts: byStatus } of judged) {
    counts.resources += resources;
    counts.changedFindings += changed;
    for (const [status, count] of Object.entries(byStatus))
      counts.findings[status as FindingStatus] += count;
  }
  const workers: CallCounts[] = await store.tasks.counts(runId);
  for (const { calls, throttles, retries } of workers) {
    counts.throttles += throttles;
    counts.retries += retries;
    for (const [operation, count] of Object.entries(calls))
      counts.calls[operation] = (counts.calls[operation] ?? 0) + count;
  }
  return counts;
}

/** The run came to its end: unless said otherwise, `complete` if every scope is, `failed` if none is. */
export async function closeRun(
  store: PostureStore,
  runId: number,
  endedAt: Date,
  ending?: Pick<RunRow, 'state' | 'message'>,
): Promise<void> {
  const counts = await summarize(store, runId);
  const { complete, partial, failed, skipped, total } = counts.scopes;
  // A run that ends before all is planned has what it has read.
  const settled = complete + partial + failed + skipped;
  const scopes = { ...counts.scopes, total: Math.max(total, settled) };
  await store.runs.update(runId, {
    ...counts,
    scopes,
    ...(ending ?? endingOf(scopes)),
    endedAt,
  });
  await store.tasks.forget(runId);
}

function endingOf({
  complete,
  partial,
  failed,
  skipped,
  total,
}: RunRow['scopes']): Pick<RunRow, 'state' | 'message'> {
  const collected = complete + partial;
  if (collected === 0 && total > 0)
    return { state: 'failed', message: 'No scope could be collected' };
  return {
    state:
      failed + partial > 0 || collected + skipped < total
        ? 'partial'
        : 'complete',
  };
}
