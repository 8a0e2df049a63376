import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  Collector,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import { chunk, differenceBy, groupBy, keyBy, sortBy, uniq } from 'lodash';
import limiter from 'p-limit';
import { PlannedScope } from '../../collection/plan';
import {
  findAdministrator,
  findingsSources,
  FindingsPlan,
  planFindings,
} from '../../collection/securityHub';
import { controlsWithin } from '../../controls/catalogue';
import { noteRegressions } from '../../scorecards/digest/noteRegressions';
import { takeSnapshots } from '../../scorecards/takeSnapshots';
import { RefreshBasis } from '../../store/refreshes';
import { PostureStore } from '../../store/store';
import { keyOf, TaskKey, TaskKind, TaskRow } from '../../store/tasks';
import { allDone } from '../allDone';
import { Attributor } from '../attributor';
import { collectScope } from '../collectScope';
import { collectSupporting, SupportingWork } from '../collectSupporting';
import {
  discover,
  discoverAccount,
  Discovery,
  discoveryFailure,
} from '../discover';
import { importFindings } from '../importSecurityHub';
import { judgeAccount, organizationOf } from '../judgeAccount';
import { keepUnplanned } from '../keepUnplanned';
import { linkFindings } from '../linkFindings';
import { noteCoverage } from '../noteCoverage';
import { quietScopes } from '../quietScopes';
import { recordedPlaces } from '../recordedLane';
import { settleDecisions } from '../settleDecisions';
import { closeRun } from '../summary';
import { isAfterWhole, stagesOf } from '../supportingStages';
import { waitingScopes } from '../waiting';
import {
  accountTasks,
  FINISH,
  knownScopes,
  scopeId,
  ScopeWork,
  supportingId,
  unknownRegions,
} from './accountTasks';
import { Ending, Handler, TaskContext } from './context';

const SOURCES = 'sources';

/** Collectors of one scope at a time: each holds what it has read, and there are many scopes. */
const COLLECTORS_AT_ONCE = 3;

/** An account in a Region. */
interface Place {
  accountId: string;
  region: string;
}

/** The names of the environments that an account is in. */
interface AccountNames {
  environments?: string[];
}

/** What the plan finds out and later tasks need. */
interface Plan {
  trusted: RefreshBasis['trusted'];
  /** What is read. */
  scopes: Place[];
  /** Of Security Hub; null: nobody told us of one. */
  administrator: string | null;
}

/**
 * The tasks of a run: plan → scopes → supporting → judge, account by account, and beside them sources → findings → finish. An
 * account that is late is planned on its own. What is supporting begins Region by Region, see `accountTasks.ts`.
 */
export const handlers: Record<TaskKind, Handler> = {
  plan,
  account,
  scope,
  supporting,
  judge,
  sources,
  findings,
  finish,
};

async function plan(_: unknown, context: TaskContext): Promise<Ending> {
  const { aws, configuration, store, signal, runId } = context;
  // Counted while the accounts are listed; whoever needs it waits for the same.
  recordedPlaces(context).catch(() => undefined);
  const [discovery, administrator] = await Promise.all([
    discover(aws, configuration, leading(context), {
      readBefore: regionsOf(await store.scopes.places()),
      leavesLate: true,
    }).catch(error => {
      throw discoveryFailure(error);
    }),
    // Who we are is asked by the discovery, too: it tells why that fails.
    findAdministrator(aws, configuration).catch(() => null),
  ]);
  // What discovery did not find out because we hang up must not look like Regions that are gone.
  signal.throwIfAborted();
  const { organization, trusted, scopes, environments, late } = discovery;
  const work = await workOf(discovery, context);
  const result: Plan = {
    trusted: {
      ...trusted,
      accounts:
        trusted.accounts instanceof Set
          ? [...trusted.accounts]
          : (trusted.accounts as UnknownReason),
    },
    scopes: work.scopes,
    administrator,
  };
  const tasks: TaskRow[] = [
    {
      id: FINISH,
      kind: 'finish',
      payload: {},
      waitsFor: scopes.size + late.length + 1,
    },
    { id: SOURCES, kind: 'sources', payload: {}, unlocks: [FINISH] },
    ...late.map(({ accountId }) => ({
      id: `account/${accountId}`,
      kind: 'account' as const,
      payload: { accountId, environments: environments.get(accountId) },
      unlocks: [FINISH],
    })),
  ];
  return {
    result,
    async write(fenced) {
      // First, as a refresh takes its account before whatever else it writes.
      await fenced.refreshes.yieldTo({
        runId,
        trusted: result.trusted,
        environments: Object.fromEntries(environments),
      });
      await fenced.accounts.replace(
        organization.accounts.map(one => ({
          ...one,
          environments: environments.get(one.accountId),
        })),
      );
      const first = await addTasks(fenced, runId, tasks);
      const { known, ready } = await work.write(fenced);
      await fenced.tasks.expect({ runId, id: SOURCES }, known);
      return [...first, ...ready];
    },
  };
}

/** Plans an account that took so long to tell its Regions that the others did not wait for it. */
async function account(
  { accountId, environments = [] }: { accountId: string } & AccountNames,
  context: TaskContext,
): Promise<Ending> {
  const { aws, configuration, store, signal, runId } = context;
  const planned = await planOf(context);
  const before = regionsOf(await store.scopes.places());
  const discovery = await discoverAccount(
    aws,
    configuration,
    leading(context),
    {
      accountId,
      readBefore: before.get(accountId),
      usedRegions: uniq(
        planned.scopes.filter(isRegional).map(({ region }) => region),
      ),
    },
  );
  signal.throwIfAborted();
  const work = await workOf(
    { ...discovery, environments: new Map([[accountId, environments]]) },
    context,
  );
  const imports = await findingsTasks(context, planned, work.scopes);
  return {
    async write(fenced) {
      const { known, ready } = await work.write(fenced);
      await fenced.tasks.expect({ runId, id: `account/${accountId}` }, known);
      await fenced.tasks.wait(
        { runId, id: FINISH },
        discovery.scopes.size + imports.length,
      );
      return [...ready, ...(await addTasks(fenced, runId, imports))];
    },
  };
}

/** Accounts whose tasks are written together: of a large organization, all of them at once would take much memory. */
const ACCOUNTS_AT_ONCE = 50;

/** What is to be done in the accounts that were discovered. */
interface Work {
  /** The scopes that are not skipped, the longest first. */
  scopes: Place[];
  /**
   * Writes what is known of scopes without reading them, and the tasks that read the others. Answers how many scopes ×
   * collectors are known, and the tasks that are ready from the start, the longest first.
   */
  write(fenced: PostureStore): Promise<{ known: number; ready: TaskKey[] }>;
}

async function workOf(
  discovery: Pick<Discovery, 'scopes' | 'regionsUnknown' | 'environments'>,
  context: TaskContext,
): Promise<Work> {
  const { scopes, regionsUnknown, environments } = discovery;
  const { collectors, store, runId, now } = context;
  const sizes = await store.resources.countByScope();
  // What is expected to take longest begins first: nothing drags on alone at the end.
  const used = sortBy(
    [...scopes.values()].flat().filter(({ skipped }) => !skipped),
    place => -(sizes.get(placeOf(place)) ?? 0),
  );
  const quietOf = await quietScopes(context, regionsUnknown);
  const options = {
    environments,
    stages: stagesOf(collectors),
    isAfterWhole: isAfterWhole(collectors),
  };
  return {
    scopes: used.map(({ accountId, region }) => ({ accountId, region })),
    async write(fenced) {
      const untold = unknownRegions(regionsUnknown);
      await fenced.scopes.record(runId, untold, now());
      let known = untold.length;
      const ready: TaskKey[] = [];
      for (const part of chunk([...scopes], ACCOUNTS_AT_ONCE)) {
        const own = part.flatMap(([, planned]) => planned);
        const quiet = await quietOf(own, fenced);
        const rows = knownScopes(own, quiet);
        await fenced.scopes.record(runId, rows, now());
        known += rows.length;
        const read = own.filter(one => !one.skipped && !quiet.has(one));
        const tasks = accountTasks(new Map(part), read, options);
        ready.push(...(await addTasks(fenced, runId, tasks)));
      }
      const order = new Map(used.map((one, at) => [scopeId(one), at]));
      return { known, ready: sortBy(ready, ({ id }) => order.get(id) ?? -1) };
    },
  };
}

/** Answers those that are ready from the start. */
async function addTasks(
  fenced: PostureStore,
  runId: number,
  tasks: TaskRow[],
): Promise<TaskKey[]> {
  await fenced.tasks.add(runId, tasks);
  return tasks
    .filter(({ waitsFor }) => !waitsFor)
    .map(task => keyOf(runId, task));
}

/** Reads one scope; in one process, for its collectors share quotas. */
async function scope(
  { accountId, region, collectors: ids, early: followers }: ScopeWork,
  context: TaskContext,
): Promise<void> {
  const { collectors, runId, resumed, store, write, now, settled } = context;
  const through = resumed
    ? await store.scopes.ofRun(runId, { accountId, region })
    : [];
  const planned = collectors.filter(({ id }) => ids.includes(id));
  const waiting = await waitingScopes({ accountId, region }, planned, context);
  if (waiting.length > 0) {
    await write(fenced => fenced.scopes.record(runId, waiting, now()));
    await settled();
  }
  const done = new Set(
    [...through, ...waiting].map(({ collector }) => collector),
  );
  const limit = limiter(COLLECTORS_AT_ONCE);
  const readings = planned
    .filter(({ id }) => !done.has(id))
    .map(collector => {
      let onKnown = () => {};
      const early = new Promise<'early'>(resolve => {
        onKnown = () => resolve('early');
      });
      const ended = limit(() =>
        collectScope({ accountId, region }, collector, context, onKnown),
      ).then(settled);
      return { ended, known: Promise.race([early, ended]) };
    });
  const begun = Promise.all(readings.map(({ known }) => known)).then(known =>
    known.includes('early') ? context.unlock(followers) : undefined,
  );
  await allDone([...readings.map(({ ended }) => ended), begun]);
}

/** Reads what an account's resources refer to, and what watches over them. */
async function supporting(
  payload: SupportingWork,
  context: TaskContext,
): Promise<void> {
  const { runId, write } = context;
  const key = { runId, id: supportingId(payload) };
  await collectSupporting(payload, {
    ...context,
    expect: count => write(fenced => fenced.tasks.expect(key, count)),
  });
}

async function judge(
  {
    accountId,
    scopes,
    environments = [],
  }: { accountId: string; scopes: PlannedScope[] } & AccountNames,
  context: TaskContext,
): Promise<Ending> {
  const { store, runId, controls, configuration } = context;
  await keepUnplanned(accountId, scopes, context);
  const region = scopes.find(one => one.region !== GLOBAL_REGION)?.region;
  if (scopes.some(({ skipped }) => !skipped))
    await noteCoverage({ accountId, region }, context);
  return judgeAccount(accountId, {
    ...context,
    runId,
    store,
    controls: controlsWithin(controls, configuration, environments),
    organization: organizationOf(await trustedOf(context)),
  });
}

async function sources(_: unknown, context: TaskContext): Promise<Ending> {
  const { runId } = context;
  const { administrator, scopes } = await planOf(context);
  const tasks = await findingsTasks(
    context,
    { administrator, scopes: [] },
    scopes,
  );
  return {
    async write(fenced) {
      await fenced.tasks.wait({ runId, id: FINISH }, tasks.length);
      return addTasks(fenced, runId, tasks);
    },
  };
}

/** The tasks that import findings from where scopes have them, unless those that are planned before do so already. */
async function findingsTasks(
  { aws, configuration, store, now }: TaskContext,
  { administrator, scopes: before }: Pick<Plan, 'administrator' | 'scopes'>,
  scopes: Place[],
): Promise<TaskRow[]> {
  const all = [...before, ...scopes];
  const sourcesOf = (places: Place[]) =>
    findingsSources(aws, configuration, places, administrator);
  const known = keyBy(await store.findings.sources.all(), placeOf);
  return differenceBy(
    await sourcesOf(all),
    await sourcesOf(before),
    placeOf,
  ).map(source => ({
    id: `findings/${placeOf(source)}`,
    kind: 'findings',
    payload: planFindings(source, {
      before: known[placeOf(source)],
      now: now(),
      reconcile: configuration.securityHub.reconcile,
      accountIds: uniq(all.map(({ accountId }) => accountId)),
      quotaShare: configuration.quotaShare,
    }),
    unlocks: [FINISH],
    expected: 1,
  }));
}

async function findings(
  payload: FindingsPlan,
  context: TaskContext,
): Promise<Ending> {
  return importFindings(payload, context);
}

async function finish(_: unknown, context: TaskContext): Promise<Ending> {
  const { configuration, controls, now, runId, write } = context;
  await linkFindings(context);
  await write(fenced => fenced.scopes.forgetUnplanned(runId));
  await new Attributor(context).all();
  await write(fenced =>
    settleDecisions(fenced, configuration, { runId, now: now() }),
  );
  await write(fenced => fenced.ownership.recordDay(now()));
  await write(fenced => noteRegressions(fenced, { runId, now: now() }));
  await write(fenced =>
    takeSnapshots(fenced, {
      controls: [...controls],
      settings: configuration.scoring,
      now: now(),
    }),
  );
  await write(fenced =>
    fenced.retain({ now: now(), keep: configuration.retention }),
  );
  return { write: fenced => closeRun(fenced, runId, now()) };
}

/** Of a large organization it lists many scopes, too many to be kept. */
async function planOf({ store, runId }: TaskContext): Promise<Plan> {
  const [result] = await store.tasks.all(runId, 'plan', 'result');
  return result;
}

/** By the way into AWS, which a process has one of in a run. */
const trustedByRun = new WeakMap<object, Promise<Plan['trusted']>>();

/** One task of every account needs it. */
async function trustedOf(context: TaskContext): Promise<Plan['trusted']> {
  const { aws } = context;
  let found = trustedByRun.get(aws);
  if (!found) {
    found = planOf(context).then(({ trusted }) => trusted);
    trustedByRun.set(aws, found);
    found.catch(() => trustedByRun.delete(aws));
  }
  return found;
}

function placeOf({ accountId, region }: Place): string {
  return `${accountId}/${region}`;
}

/** The collectors that need no other one to be through before. */
function leading({ collectors }: TaskContext): Collector[] {
  return collectors.filter(({ follows }) => !follows);
}

function isRegional({ region }: Place): boolean {
  return region !== GLOBAL_REGION;
}

/** Regions by account that were read before. */
function regionsOf(scopes: Place[]): Map<string, string[]> {
  const regional = scopes.filter(isRegional);
  return new Map(
    Object.entries(groupBy(regional, 'accountId')).map(([accountId, own]) => [
      accountId,
      own.map(({ region }) => region),
    ]),
  );
}
