import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { UnknownReason } from 'backstage-plugin-serverless-posture-node';
import { groupBy, keyBy, sortBy, uniq } from 'lodash';
import { PlannedScope } from '../../collection/plan';
import {
  findAdministrator,
  findingsSources,
  FindingsPlan,
  planFindings,
} from '../../collection/securityHub';
import { counterpartsOf } from '../../controls/counterparts';
import { controlsWithin } from '../../controls/catalogue';
import { noteRegressions } from '../../scorecards/digest/noteRegressions';
import { takeSnapshots } from '../../scorecards/takeSnapshots';
import { keyOf, TaskKind, TaskRow } from '../../store/tasks';
import { ScopeRow } from '../../store/types';
import { allDone } from '../allDone';
import { Attributor } from '../attributor';
import { collectScope } from '../collectScope';
import { collectSupporting } from '../collectSupporting';
import { discover, discoveryFailure } from '../discover';
import { importFindings } from '../importSecurityHub';
import { judgeAccount } from '../judgeAccount';
import { keepUnplanned } from '../keepUnplanned';
import { noteCoverage } from '../noteCoverage';
import { quietScopes } from '../quietScopes';
import { closeRun } from '../summary';
import { Ending, Handler, TaskContext } from './context';

const SOURCES = 'sources';
const FINISH = 'finish';

/** An account in a Region. */
interface Place {
  accountId: string;
  region: string;
}

/** What the plan finds out and later tasks need. */
interface Plan {
  trusted: { accounts: string[] | UnknownReason; id?: string };
  /** What is read. */
  scopes: Place[];
  /** Of Security Hub; null: nobody told us of one. */
  administrator: string | null;
}

/** The tasks of a run: plan → scopes → supporting → judge, account by account, and beside them sources → findings → finish. */
export const handlers: Record<TaskKind, Handler> = {
  plan,
  scope,
  supporting,
  judge,
  sources,
  findings,
  finish,
};

async function plan(_: unknown, context: TaskContext): Promise<Ending> {
  const { aws, configuration, collectors, store, signal, now, runId } = context;
  const [
    { organization, trusted, scopes, environments, regionsUnknown },
    administrator,
  ] = await Promise.all([
    discover(
      aws,
      configuration,
      collectors.filter(({ follows }) => !follows),
      regionsOf(await store.scopes.current()),
    ).catch(error => {
      throw discoveryFailure(error);
    }),
    // Who we are is asked by the discovery, too: it tells why that fails.
    findAdministrator(aws, configuration).catch(() => null),
  ]);
  // What discovery did not find out because we hang up must not look like Regions that are gone.
  signal.throwIfAborted();
  const planned = [...scopes.values()].flat();
  const sizes = await store.resources.countByScope();
  // What is expected to take longest begins first: nothing drags on alone at the end.
  const read = sortBy(
    planned.filter(({ skipped }) => !skipped),
    place => -(sizes.get(placeOf(place)) ?? 0),
  );
  const quiet = await quietScopes(planned, context, regionsUnknown);
  const known: ScopeRow[] = [
    ...[...quiet.values()].flat(),
    ...planned.flatMap(({ accountId, region, skipped, collectors: ids }) =>
      skipped
        ? ids.map(collector => ({
            accountId,
            region,
            collector,
            ...skipped,
            state: 'skipped' as const,
          }))
        : [],
    ),
    ...[...regionsUnknown].map(
      ([accountId, { errorClass, operation, missingAction, message }]) => ({
        accountId,
        region: GLOBAL_REGION,
        collector: 'regions',
        state: 'failed' as const,
        errorClass,
        operation,
        missingAction,
        message,
      }),
    ),
  ];
  const result: Plan = {
    trusted: {
      ...trusted,
      accounts:
        trusted.accounts instanceof Set
          ? [...trusted.accounts]
          : (trusted.accounts as UnknownReason),
    },
    scopes: read.map(({ accountId, region }) => ({ accountId, region })),
    administrator,
  };
  const followed = collectors.some(({ follows }) => follows);
  const tasks: TaskRow[] = [
    { id: FINISH, kind: 'finish', payload: {}, waitsFor: scopes.size + 1 },
    {
      id: SOURCES,
      kind: 'sources',
      payload: {},
      unlocks: FINISH,
      expected: known.length,
    },
    ...[...scopes].flatMap(([accountId, own]) => {
      const regions = own
        .filter(place => !place.skipped && !quiet.has(place))
        .map(({ region }) => region);
      const supports = followed && regions.length > 0;
      const judging: TaskRow = {
        id: judgeId(accountId),
        kind: 'judge',
        payload: {
          accountId,
          scopes: own,
          environments: environments.get(accountId),
        },
        waitsFor: supports ? 1 : regions.length,
        unlocks: FINISH,
      };
      if (!supports) return [judging];
      const { id: unlocks } = judging;
      const support: TaskRow = {
        id: supportingId(accountId),
        kind: 'supporting',
        payload: { accountId, regions },
        waitsFor: regions.length,
        unlocks,
      };
      return [judging, support];
    }),
    ...read
      .filter(place => !quiet.has(place))
      .map(payload => ({
        id: `scope/${payload.accountId}/${payload.region}`,
        kind: 'scope' as const,
        payload,
        unlocks: (followed ? supportingId : judgeId)(payload.accountId),
        expected: payload.collectors.length,
      })),
  ];
  return {
    result,
    async write(fenced) {
      await fenced.accounts.replace(
        organization.accounts.map(account => ({
          ...account,
          environments: environments.get(account.accountId),
        })),
      );
      await fenced.scopes.record(runId, known, now());
      await fenced.tasks.add(runId, tasks);
      return tasks
        .filter(({ waitsFor }) => !waitsFor)
        .map(task => keyOf(runId, task));
    },
  };
}

/** Reads one scope; in one process, for its collectors share quotas. */
async function scope(
  { accountId, region, collectors: ids }: PlannedScope,
  context: TaskContext,
): Promise<void> {
  const { collectors, runId, store, settled } = context;
  const through = await store.scopes.ofRun(runId, { accountId, region });
  const done = new Set(through.map(({ collector }) => collector));
  await allDone(
    collectors
      .filter(({ id }) => ids.includes(id) && !done.has(id))
      .map(async collector => {
        await collectScope({ accountId, region }, collector, context);
        await settled();
      }),
  );
}

/** Reads what an account's resources refer to, and what watches over them. */
async function supporting(
  payload: { accountId: string; regions: string[] },
  context: TaskContext,
): Promise<void> {
  const { runId, write } = context;
  const key = { runId, id: supportingId(payload.accountId) };
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
  }: { accountId: string; scopes: PlannedScope[]; environments?: string[] },
  context: TaskContext,
): Promise<Ending> {
  const { store, runId, controls, configuration } = context;
  await keepUnplanned(accountId, scopes, context);
  const region = scopes.find(one => one.region !== GLOBAL_REGION)?.region;
  if (scopes.some(({ skipped }) => !skipped))
    await noteCoverage({ accountId, region }, context);
  const { trusted } = await planOf(context);
  return judgeAccount(accountId, {
    ...context,
    runId,
    store,
    controls: controlsWithin(controls, configuration, environments),
    organization: {
      ...trusted,
      accounts: Array.isArray(trusted.accounts)
        ? new Set(trusted.accounts)
        : trusted.accounts,
    },
  });
}

async function sources(_: unknown, context: TaskContext): Promise<Ending> {
  const { aws, configuration, runId, store, now } = context;
  const { scopes, administrator } = await planOf(context);
  const found = await findingsSources(
    aws,
    configuration,
    scopes,
    administrator,
  );
  const known = keyBy(await store.findings.sources.all(), placeOf);
  const tasks: TaskRow[] = found.map(source => ({
    id: `findings/${placeOf(source)}`,
    kind: 'findings',
    payload: planFindings(source, {
      before: known[placeOf(source)],
      now: now(),
      reconcile: configuration.securityHub.reconcile,
      accountIds: uniq(scopes.map(({ accountId }) => accountId)),
      quotaShare: configuration.quotaShare,
    }),
    unlocks: FINISH,
    expected: 1,
  }));
  return {
    async write(fenced) {
      await fenced.tasks.add(runId, tasks);
      await fenced.tasks.wait({ runId, id: FINISH }, tasks.length);
      return tasks.map(task => keyOf(runId, task));
    },
  };
}

async function findings(
  payload: FindingsPlan,
  context: TaskContext,
): Promise<Ending> {
  return importFindings(payload, context);
}

async function finish(_: unknown, context: TaskContext): Promise<Ending> {
  const { store, configuration, controls, now, runId, write } = context;
  await write(async fenced => {
    await fenced.findings.linkSecurityHub();
    await fenced.findings.agreeWithSecurityHub(counterpartsOf(controls));
    await fenced.scopes.forgetUnplanned(runId);
  });
  await new Attributor(context).all();
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

/** By the way into AWS, which a process has one of in a run. */
const plans = new WeakMap<object, Promise<Plan>>();

/** Large, and needed by one task of every account. */
async function planOf({ aws, store, runId }: TaskContext): Promise<Plan> {
  let found = plans.get(aws);
  if (!found) {
    found = store.tasks
      .all(runId, 'plan', 'result')
      .then(([result]: Plan[]) => result);
    plans.set(aws, found);
    found.catch(() => plans.delete(aws));
  }
  return found;
}

function placeOf({ accountId, region }: Place): string {
  return `${accountId}/${region}`;
}

function supportingId(accountId: string): string {
  return `supporting/${accountId}`;
}

function judgeId(accountId: string): string {
  return `judge/${accountId}`;
}

/** Regions by account that were read before. */
function regionsOf(scopes: ScopeRow[]): Map<string, string[]> {
  const regional = scopes.filter(({ region }) => region !== GLOBAL_REGION);
  return new Map(
    Object.entries(groupBy(regional, 'accountId')).map(([accountId, own]) => [
      accountId,
      uniq(own.map(({ region }) => region)),
    ]),
  );
}
