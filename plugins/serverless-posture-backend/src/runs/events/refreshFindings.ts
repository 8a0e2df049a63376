import {
  coveredSource,
  FindingsSourceState,
  planFindings,
} from '../../collection/securityHub';
import { PostureStore } from '../../store/store';
import { FINDINGS_COLLECTOR, rangeId } from '../findingsRange';
import { importFindings } from '../importSecurityHub';
import { linkFindings } from '../linkFindings';
import { TaskContext } from '../tasks/context';
import { FindingsImported } from './changeEvent';
import { Target } from './targets';

/** Where the findings that an event tells of are read; undefined: no run has read them there yet. */
export function findingsTarget(
  { accountId, region }: FindingsImported,
  sources: readonly FindingsSourceState[],
): Target | undefined {
  const found = sources.find(source => {
    const { organization, linkedRegions } = coveredSource(source);
    return (
      (organization || source.accountId === accountId) &&
      (linkedRegions || source.region === region)
    );
  });
  return (
    found && {
      accountId: found.accountId,
      region: found.region,
      collector: FINDINGS_COLLECTOR,
    }
  );
}

/** Imports what changed in a source since it was read. All that is active is for runs to read. */
export async function refreshFindings(
  place: { accountId: string; region: string },
  context: TaskContext,
): Promise<void> {
  const { store, configuration, runId, write, now } = context;
  const { accountId, region } = place;
  const before = (await store.findings.sources.all()).find(
    source => source.accountId === accountId && source.region === region,
  );
  if (!before) return;
  const plan = planFindings(coveredSource(before), {
    before,
    now: now(),
    reconcile: configuration.securityHub.reconcile,
    accountIds: [],
    quotaShare: configuration.quotaShare,
  });
  if (!plan.since) return;
  const startAnew = async ({ checkpoints }: PostureStore) => {
    for (const collector of [FINDINGS_COLLECTOR, rangeId(0)])
      await checkpoints.delete({ accountId, region, runId, collector });
  };
  await write(startAnew);
  const ending = await importFindings(plan, context);
  await write(async fenced => {
    await ending.write?.(fenced);
    await startAnew(fenced);
  });
  await linkFindings(context);
  await write(({ refreshes }) => refreshes.refreshed(accountId, now()));
}
