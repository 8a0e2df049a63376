import { durationToMilliseconds } from '@backstage/types';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { groupBy, uniq } from 'lodash';
import { PlannedScope } from '../collection/plan';
import { placeKey as placeOf } from '../collection/recorded';
import { PostureStore } from '../store/store';
import { ScopeRow } from '../store/types';
import { LaneContext } from './recordedLane';
import { isWaiting } from './waiting';

/** Tells of scopes of some accounts which are quiet, and what their collectors said when they were last looked into. */
export type QuietScopes = (
  planned: readonly PlannedScope[],
  store: PostureStore,
) => Promise<Map<PlannedScope, ScopeRow[]>>;

/**
 * Regions in which there was nothing when they were last looked into, as a whole and not long ago: they need not be looked
 * into in this run, unless AWS Config knows of something there. What their collectors said then is said again, as of then.
 */
export async function quietScopes(
  context: LaneContext,
  /** What AWS Config holds, by place. */
  recorded: ReadonlyMap<string, number>,
  /** Accounts that did not even tell their Regions: what was so before need not be so still. */
  closed: ReadonlyMap<string, unknown> = new Map(),
): Promise<QuietScopes> {
  const { store, collectors, configuration, now } = context;
  const { reconcile } = configuration;
  const since = now().getTime() - durationToMilliseconds(reconcile);
  const used = await store.resources.placesWith({
    except: collectors.flatMap(({ everywhere = [] }) => everywhere),
  });
  const inUse = new Set(used.map(placeOf));
  return async (planned, { scopes }) => {
    const open = planned.filter(
      scope =>
        !scope.skipped &&
        scope.region !== GLOBAL_REGION &&
        !closed.has(scope.accountId) &&
        ![inUse, recorded].some(places => places.has(placeOf(scope))),
    );
    const accountIds = uniq(open.map(({ accountId }) => accountId));
    const told = groupBy(await scopes.current({ accountIds }), placeOf);
    const rowsOf = ({ collectors: ids, ...scope }: PlannedScope) =>
      (told[placeOf(scope)] ?? []).filter(
        row => ids.includes(row.collector) && isKnown(row, since),
      );
    return new Map(
      open
        .map(scope => [scope, rowsOf(scope)] as const)
        .filter(([scope, rows]) => rows.length === scope.collectors.length),
    );
  };
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
