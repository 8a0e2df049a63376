import { durationToMilliseconds } from '@backstage/types';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { Collector } from 'backstage-plugin-serverless-posture-node';
import { isRecordedEmpty } from '../collection/recorded';
import { ScopeRow } from '../store/types';
import { censusContext, LaneContext, recordedTypesOf } from './recordedLane';

type Place = Pick<ScopeRow, 'accountId' | 'region'>;

/**
 * Of collectors of a Region that nothing was read of yet, those that may wait, with what is said of them: AWS Config, where
 * it can be trusted, holds nothing there that a run begins with, and can't tell the rest, such as domain names. They wait
 * no longer than things may go without being read anew.
 */
export async function waitingScopes(
  scope: Place,
  collectors: readonly Collector[],
  context: LaneContext,
): Promise<ScopeRow[]> {
  const { aws, store, configuration, now } = context;
  const census = censusContext(context);
  if (!census || scope.region === GLOBAL_REGION) return [];
  const others = collectors.filter(({ listings }) =>
    listings.some(({ recordedAs }) => !recordedAs),
  );
  const before = (
    await store.scopes.current({
      accountIds: [scope.accountId],
      regions: [scope.region],
    })
  ).filter(({ collector }) => others.some(({ id }) => id === collector));
  if (before.some(({ state }) => state !== 'skipped')) return [];
  const since = before.find(isWaiting)?.recordedSince ?? now();
  const window = durationToMilliseconds(configuration.reconcile);
  if (now().getTime() - since.getTime() >= window) return [];
  const stored = await store.resources.ofAccount(scope.accountId, {
    regions: [scope.region],
  });
  if (stored.length > 0) return [];
  const isEmpty = await isRecordedEmpty(
    { ...census, aws: await aws.reader(scope), scope },
    recordedTypesOf(collectors),
  );
  return isEmpty ? others.map(({ id }) => waiting(scope, id, since)) : [];
}

/** Whether a row says that its collector waits. */
export function isWaiting({ state, recordedSince }: ScopeRow): boolean {
  return state === 'skipped' && recordedSince !== undefined;
}

function waiting(
  { accountId, region }: Place,
  collector: string,
  recordedSince: Date,
): ScopeRow {
  return {
    accountId,
    region,
    collector,
    state: 'skipped',
    errorClass: 'not-read',
    message:
      'AWS Config holds nothing in the Region, so that reading it can wait',
    recordedSince,
  };
}
