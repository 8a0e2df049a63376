import { UnknownReason } from 'backstage-plugin-serverless-posture-node';
import { groupBy } from 'lodash';
import { listAccounts } from '../../collection/organization';
import { planScopes } from '../../collection/plan';
import {
  findAdministrator,
  FindingsPlan,
  isReadInRanges,
} from '../../collection/securityHub';
import { RefreshBasis } from '../../store/refreshes';
import { PostureStore } from '../../store/store';
import { TaskKey, TaskRow } from '../../store/tasks';
import { discover, discoveryFailure, Found } from '../discover';
import { heardLater } from '../heardLater';
import { FINISH, judgeId, PLAN } from './accountTasks';
import { Ending, TaskContext } from './context';
import { findingsTasks } from './findingsTasks';
import {
  addTasks,
  joined,
  leading,
  Place,
  placesIn,
  planner,
  recordKnown,
  regionsOf,
  SizedFound,
} from './planner';
import { unknownSizes } from './sizes';

/** Names the task that finds out where findings are imported from. */
export const SOURCES = 'sources';

/** What the plan finds out and later tasks need. */
interface Plan {
  trusted: RefreshBasis['trusted'];
  /** Names by account. */
  environments: RefreshBasis['environments'];
  /** What is read; all accounts in which that are the same Regions are named together, for they are many. */
  places: { regions: string[]; accountIds: string[] }[];
  /** Of Security Hub; null: nobody told us of one. */
  administrator: string | null;
  /** Accounts that two complete listings lacked. */
  left: string[];
}

/** Of accounts that the organization listed before. */
const UNLISTED: UnknownReason = {
  errorClass: 'not-read',
  operation: listAccounts.id,
  message: 'the organization does not list the account any more',
};

/** Plans what a run reads; what an account has begins as soon as its Regions are known, while others are still listed. */
export async function plan(_: unknown, context: TaskContext): Promise<Ending> {
  const { aws, configuration, store, signal, runId, now } = context;
  // Who we are is asked by the discovery, too: it tells why that fails.
  const asked = findAdministrator(aws, configuration).catch(() => null);
  const readBefore = regionsOf(await store.scopes.places());
  const [discovery, administrator] = await Promise.all([
    discover(aws, configuration, leading(context), {
      readBefore,
      onFound: beginner(context, asked, readBefore),
    }).catch(error => {
      throw discoveryFailure(error);
    }),
    asked,
  ]);
  // What discovery did not find out because we hang up must not look like Regions that are gone.
  signal.throwIfAborted();
  const { organization, trusted, scopes, disabled, late } = discovery;
  const environments = Object.fromEntries(discovery.environments);
  const { missing, left } = await store.accounts.missing(
    new Set(organization.accounts.map(({ accountId }) => accountId)),
  );
  const unlisted = await unlistedWork(missing, context);
  const result: Plan = {
    trusted: {
      ...trusted,
      accounts:
        trusted.accounts instanceof Set
          ? [...trusted.accounts]
          : (trusted.accounts as UnknownReason),
    },
    environments,
    places: together(placesIn(scopes)),
    administrator,
    left,
  };
  return {
    result,
    async write(fenced) {
      await fenced.refreshes.yieldTo({
        runId,
        trusted: result.trusted,
        environments,
      });
      await fenced.accounts.replace(
        organization.accounts.map(one => ({
          ...one,
          environments: environments[one.accountId],
        })),
      );
      await fenced.accounts.miss(missing, now());
      const known = await recordKnown(disabled, fenced, context);
      await fenced.tasks.expectMore({ runId, id: PLAN }, known);
      const judges = await fenced.tasks.ids(runId, 'judge');
      await fenced.tasks.unlocks({ runId, id: PLAN }, [...judges, FINISH]);
      // Those that were prompt before an interruption have begun.
      const begun = new Set(judges);
      const waiting = late.filter(
        ({ accountId }) => !begun.has(judgeId(accountId)),
      );
      await fenced.tasks.wait(
        { runId, id: FINISH },
        waiting.length + missing.length + 1,
      );
      const tasks = await addTasks(fenced, runId, [
        { id: SOURCES, kind: 'sources', payload: {}, unlocks: [FINISH] },
        ...waiting.map(({ accountId }) => ({
          id: `account/${accountId}`,
          kind: 'account' as const,
          payload: { accountId },
          unlocks: [FINISH],
        })),
      ]);
      return [...tasks, ...((await unlisted?.(fenced)) ?? [])];
    },
  };
}

/** Accounts that the organization lists no more are judged, for what is stored of them is not known to be so any more. */
async function unlistedWork(accountIds: string[], context: TaskContext) {
  if (accountIds.length === 0) return undefined;
  const accounts = accountIds.map(accountId => ({
    accountId,
    skipped: UNLISTED,
  }));
  const scopes = groupBy(
    planScopes(accounts, new Map(), leading(context)),
    'accountId',
  );
  const { write } = (await planner(context))({
    scopes: new Map(Object.entries(scopes)),
    regionsUnknown: new Map(),
    sizes: new Map(),
  });
  return async (fenced: PostureStore): Promise<TaskKey[]> => {
    const { known, ready } = await write(fenced);
    await fenced.tasks.expectMore({ runId: context.runId, id: PLAN }, known);
    return ready;
  };
}

/** Lets accounts begin as they are found; those that are found while others are written are written together. */
function beginner(
  context: TaskContext,
  administrator: Promise<string | null>,
  readBefore: ReadonlyMap<string, readonly string[]>,
): (found: Found) => Promise<void> {
  const { store, signal, runId, resumed, begin } = context;
  // Looked up while the accounts are listed.
  const planning = heardLater(planner(context, { isAfterPlan: true }));
  const beginning = heardLater(
    (resumed ? store.tasks.ids(runId, 'judge') : Promise.resolve([])).then(
      ids => new Set(ids),
    ),
  );
  const imported = new Set<string>();
  let waiting: SizedFound[] = [];
  let written = Promise.resolve();
  const write = async () => {
    const [workOf, begun] = await Promise.all([planning, beginning]);
    const found = joined(waiting);
    const { scopes } = found;
    waiting = [];
    for (const accountId of scopes.keys())
      if (begun.has(judgeId(accountId))) scopes.delete(accountId);
    if (scopes.size === 0) return;
    // The same Regions come again with each account.
    const places = placesIn(scopes).filter(
      ({ region }) => !imported.has(region),
    );
    places.forEach(({ region }) => imported.add(region));
    const imports = await earlyImports(context, await administrator, places);
    // What was not found out because we hang up must not look like Regions that are gone.
    signal.throwIfAborted();
    const work = workOf(found);
    await begin(async fenced => {
      // First, as a refresh takes its account before whatever else it writes.
      await fenced.refreshes.yield();
      const { known, ready } = await work.write(fenced);
      await fenced.tasks.expectMore({ runId, id: PLAN }, known);
      await fenced.tasks.wait(
        { runId, id: FINISH },
        scopes.size + imports.length,
      );
      return [...(await addTasks(fenced, runId, imports)), ...ready];
    });
  };
  return async found => {
    const sizes = await unknownSizes(found, context, readBefore);
    waiting.push({ ...found, sizes });
    written = written.then(write);
    await written;
  };
}

/**
 * The tasks that import findings from where the administrator has them, of Regions that some of these scopes are in. Only
 * what is read in ranges of accounts is planned once all of them are known.
 */
async function earlyImports(
  context: TaskContext,
  administrator: string | null,
  scopes: Place[],
): Promise<TaskRow[]> {
  if (!administrator || scopes.length === 0) return [];
  const known = { administrator, scopes: [] };
  const tasks = await findingsTasks(context, known, scopes);
  return isReadInRanges(context.configuration.quotaShare)
    ? tasks.filter(({ payload }) => (payload as FindingsPlan).since)
    : tasks;
}

function together(scopes: readonly Place[]): Plan['places'] {
  const accounts = Object.entries(groupBy(scopes, 'accountId')).map(
    ([accountId, own]) => ({
      accountId,
      regions: own.map(({ region }) => region),
    }),
  );
  const alike = groupBy(accounts, ({ regions }) => regions.join());
  return Object.values(alike).map(some => ({
    regions: some[0].regions,
    accountIds: some.map(({ accountId }) => accountId),
  }));
}

/** What the plan found out. */
export async function planOf({ store, runId }: TaskContext): Promise<Plan> {
  const [result] = await store.tasks.all(runId, 'plan', 'result');
  return result;
}

/** The scopes that are read. Of a large organization these are too many to be kept. */
export function scopesOf({ places }: Plan): Place[] {
  return places.flatMap(({ regions, accountIds }) =>
    accountIds.flatMap(accountId =>
      regions.map(region => ({ accountId, region })),
    ),
  );
}

/** By the way into AWS, which a process has one of in a run. */
const judgedBy = new WeakMap<object, Promise<Basis>>();

/** What every account is judged by. */
type Basis = Pick<Plan, 'trusted' | 'environments'>;

/** One task of every account needs it. */
export async function basisOf(context: TaskContext): Promise<Basis> {
  const { aws } = context;
  let found = judgedBy.get(aws);
  if (!found) {
    found = planOf(context).then(({ trusted, environments }) => ({
      trusted,
      environments,
    }));
    judgedBy.set(aws, found);
    found.catch(() => judgedBy.delete(aws));
  }
  return found;
}
