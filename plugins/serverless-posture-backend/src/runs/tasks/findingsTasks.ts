import { differenceBy, keyBy, uniq } from 'lodash';
import { placeKey } from '../../collection/recorded';
import { findingsSources, planFindings } from '../../collection/securityHub';
import { TaskRow } from '../../store/tasks';
import { FINISH } from './accountTasks';
import { TaskContext } from './context';
import { Place } from './planner';

/**
 * The tasks that import findings from where scopes have them, unless those that are planned before do so already, or it has
 * been planned.
 */
export async function findingsTasks(
  { aws, configuration, store, runId, now }: TaskContext,
  {
    administrator,
    scopes: before,
  }: {
    /** Of Security Hub; null: nobody told us of one. */
    administrator: string | null;
    scopes: Place[];
  },
  scopes: Place[],
): Promise<TaskRow[]> {
  const all = [...before, ...scopes];
  const sourcesOf = (places: Place[]) =>
    findingsSources(aws, configuration, places, administrator);
  const known = keyBy(await store.findings.sources.all(), placeKey);
  const planned = new Set(await store.tasks.ids(runId, 'findings'));
  return differenceBy(await sourcesOf(all), await sourcesOf(before), placeKey)
    .map(source => ({
      id: `findings/${placeKey(source)}`,
      kind: 'findings' as const,
      payload: planFindings(source, {
        before: known[placeKey(source)],
        now: now(),
        reconcile: configuration.securityHub.reconcile,
        accountIds: uniq(all.map(({ accountId }) => accountId)),
        quotaShare: configuration.quotaShare,
      }),
      unlocks: [FINISH],
      expected: 1,
    }))
    .filter(({ id }) => !planned.has(id));
}
