import { durationToMilliseconds } from '@backstage/types';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { groupBy } from 'lodash';
import { PlannedScope } from '../collection/plan';
import { ScopeRow } from '../store/types';
import { TaskContext } from './tasks/context';

/**
 * Regions in which there was nothing when they were last looked into, as a whole and not long ago: they need not be looked
 * into in this run. What their collectors said then is said again, as of then.
 */
export async function quietScopes(
  planned: readonly PlannedScope[],
  {
    store,
    collectors,
    configuration: { reconcile },
    now,
  }: Pick<TaskContext, 'store' | 'collectors' | 'configuration' | 'now'>,
  /** Accounts that did not even tell their Regions: what was so before need not be so still. */
  closed: ReadonlyMap<string, unknown> = new Map(),
): Promise<Map<PlannedScope, ScopeRow[]>> {
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
      ({ collector, state, freshAt }) =>
        scope.collectors.includes(collector) &&
        state === 'complete' &&
        freshAt !== undefined &&
        freshAt.getTime() > since,
    );
    if (rows.length === scope.collectors.length) quiet.set(scope, rows);
  }
  return quiet;
}

function placeOf(place: { accountId: string; region: string }): string {
  return `${place.accountId}/${place.region}`;
}
