import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { Collector } from 'backstage-plugin-serverless-posture-node';
import { chunk, groupBy, max } from 'lodash';
import { FailedOperation } from '../../aws';
import { PlannedScope } from '../../collection/plan';
import { placeKey } from '../../collection/recorded';
import { PostureStore } from '../../store/store';
import { keyOf, TaskKey, TaskRow } from '../../store/tasks';
import { ScopeRow } from '../../store/types';
import { Found } from '../discover';
import { quietScopes } from '../quietScopes';
import { recordedCounts } from '../recordedLane';
import { isAfterWhole, stagesOf } from '../supportingStages';
import {
  accountTasks,
  AccountTaskOptions,
  knownScopes,
  unknownRegions,
} from './accountTasks';
import { TaskContext } from './context';
import { Size } from './sizes';

/** An account in a Region. */
export interface Place {
  accountId: string;
  region: string;
}

/** Accounts whose tasks are written together: of a large organization, all of them at once would take much memory. */
const ACCOUNTS_AT_ONCE = 50;

/** Scopes of accounts, and how much there is in those that no run has read, by {@link placeKey}. */
export interface SizedFound extends Found {
  sizes: ReadonlyMap<string, Size>;
}

/** What is to be done in accounts. */
interface Work {
  /**
   * Writes what is known of scopes without reading them, and the tasks that read the others. Answers how many scopes ×
   * collectors are known, and the tasks that are ready from the start.
   */
  write(fenced: PostureStore): Promise<{ known: number; ready: TaskKey[] }>;
}

/** Plans the work in accounts that have told their Regions. */
export async function planner(
  context: TaskContext,
  options: Pick<AccountTaskOptions, 'isAfterPlan'> = {},
): Promise<(found: SizedFound) => Work> {
  const { collectors, store, runId, now } = context;
  const stored = await store.resources.countByScope();
  const recorded = await recordedCounts(context);
  const closed = new Map<string, FailedOperation>();
  const quietOf = await quietScopes(context, recorded, closed);
  const stages = {
    stages: stagesOf(collectors),
    isAfterWhole: isAfterWhole(collectors),
  };
  return ({ scopes, regionsUnknown, sizes }) => {
    regionsUnknown.forEach((why, accountId) => closed.set(accountId, why));
    const sizeIn = (place: Place) => {
      const key = placeKey(place);
      return (
        stored.get(key) ?? recorded.get(key) ?? sizes.get(key)?.functions ?? 0
      );
    };
    // What follows in its Regions waits for what is account-wide.
    const sizeOf = ({ accountId, region }: Place) =>
      region === GLOBAL_REGION
        ? max(scopes.get(accountId)!.map(sizeIn))
        : sizeIn({ accountId, region });
    return {
      async write(fenced) {
        const untold = unknownRegions(regionsUnknown);
        await fenced.scopes.record(runId, untold, now());
        let known = untold.length;
        const ready: TaskKey[] = [];
        for (const part of chunk([...scopes], ACCOUNTS_AT_ONCE)) {
          const own = part.flatMap(([, planned]) => planned);
          const quiet = await quietOf(own, fenced);
          known += await recordKnown(own, fenced, context, quiet);
          const read = own
            .filter(one => !one.skipped && !quiet.has(one))
            .map(one => ({
              ...one,
              size: sizeOf(one),
              told: sizes.get(placeKey(one))?.told,
            }));
          const tasks = accountTasks(new Map(part), read, {
            ...stages,
            ...options,
          });
          ready.push(...(await addTasks(fenced, runId, tasks)));
        }
        return { known, ready };
      },
    };
  };
}

/** Says of scopes that they are skipped, or quiet; answers how many collectors of scopes that are. */
export async function recordKnown(
  scopes: readonly PlannedScope[],
  fenced: PostureStore,
  { runId, now }: TaskContext,
  quiet: ReadonlyMap<PlannedScope, ScopeRow[]> = new Map(),
): Promise<number> {
  const rows = knownScopes(scopes, quiet);
  await fenced.scopes.record(runId, rows, now());
  return rows.length;
}

/** What is found of several accounts, as one. */
export function joined(found: readonly SizedFound[]): SizedFound {
  return {
    sizes: new Map(found.flatMap(({ sizes }) => [...sizes])),
    scopes: new Map(found.flatMap(({ scopes }) => [...scopes])),
    regionsUnknown: new Map(
      found.flatMap(({ regionsUnknown }) => [...regionsUnknown]),
    ),
  };
}

/** The scopes that are read. */
export function placesIn(scopes: Found['scopes']): Place[] {
  return [...scopes.values()]
    .flat()
    .filter(({ skipped }) => !skipped)
    .map(({ accountId, region }) => ({ accountId, region }));
}

/** Answers those that are ready from the start. */
export async function addTasks(
  fenced: PostureStore,
  runId: number,
  tasks: TaskRow[],
): Promise<TaskKey[]> {
  await fenced.tasks.add(runId, tasks);
  return tasks
    .filter(({ waitsFor }) => !waitsFor)
    .map(task => keyOf(runId, task));
}

/** The collectors that need no other one to be through before. */
export function leading({ collectors }: TaskContext): Collector[] {
  return collectors.filter(({ follows }) => !follows);
}

export function isRegional({ region }: Place): boolean {
  return region !== GLOBAL_REGION;
}

/** Regions by account that were read before. */
export function regionsOf(scopes: Place[]): Map<string, string[]> {
  const regional = scopes.filter(isRegional);
  return new Map(
    Object.entries(groupBy(regional, 'accountId')).map(([accountId, own]) => [
      accountId,
      own.map(({ region }) => region),
    ]),
  );
}
