import { durationToMilliseconds } from '@backstage/types';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { groupBy } from 'lodash';
import { PlannedScope } from '../collection/plan';
import { placeKey as placeOf } from '../collection/recorded';
import { ScopeRow } from '../store/types';
import { LaneContext, recordedPlaces } from './recordedLane';
import { isWaiting } from './waiting';

/**
 * Regions in which there was nothing when they were last looked into, as a whole and not long ago: they need not be looked
 * into in this run, unless AWS Config knows of something there. What their collectors said then is said again, as of then.
 */
export async function quietScopes(
  planned: readonly PlannedScope[],
  context: LaneContext,
  /** Accounts that did not even tell their Regions: what was so before need not be so still. */
  closed: ReadonlyMap<string, unknown> = new Map(),
): Promise<Map<PlannedScope, ScopeRow[]>> {
  const { store, collectors, configuration, now } = context;
  const { reconcile } = configuration;
  const since = now().getTime() - durationToMilliseconds(reconcile);
  const told = groupBy(await store.scopes.current(), placeOf);
  const used = await store.resources.placesWith({
    except: collectors
      .filter(({ everywhere }) => everywhere)
      .flatMap(({ listings }) =>
        listings.flatMap(({ resourceTypes }) => resourceTypes),
      ),
  });
  const inUse = new Set(used.map(placeOf));
  const quiet = new Map<PlannedScope, ScopeRow[]>();
  for (const scope of planned) {
    if (scope.skipped || scope.region === GLOBAL_REGION) continue;
    if (inUse.has(placeOf(scope)) || closed.has(scope.accountId)) continue;
    const rows = (told[placeOf(scope)] ?? []).filter(
      row => scope.collectors.includes(row.collector) && isKnown(row, since),
    );
    if (rows.length === scope.collectors.length) quiet.set(scope, rows);
  }
  if (quiet.size === 0) return quiet;
  const recorded = await recordedPlaces(context);
  return new Map([...quiet].filter(([scope]) => !recorded.has(placeOf(scope))));
}

/** Whether a collector was through not long ago, or began to wait then. */
function isKnown(row: ScopeRow, since: number): boolean {
  const at = isWaiting(row) ? row.recordedSince : row.freshAt;
  return (
    (row.state === 'complete' || isWaiting(row)) &&
    at !== undefined &&
    at.getTime() > since
  );
}
