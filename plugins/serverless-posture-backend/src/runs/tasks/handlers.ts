import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import limiter from 'p-limit';
import { PlannedScope } from '../../collection/plan';
import { FindingsPlan } from '../../collection/securityHub';
import { controlsWithin } from '../../controls/catalogue';
import { noteRegressions } from '../../scorecards/digest/noteRegressions';
import { takeSnapshots } from '../../scorecards/takeSnapshots';
import { TaskKind } from '../../store/tasks';
import { allDone } from '../allDone';
import { Attributor } from '../attributor';
import { collectScope } from '../collectScope';
import { collectSupporting, SupportingWork } from '../collectSupporting';
import { importFindings } from '../importSecurityHub';
import { judgeAccount, organizationOf } from '../judgeAccount';
import { keepUnplanned } from '../keepUnplanned';
import { linkFindings } from '../linkFindings';
import { noteCoverage } from '../noteCoverage';
import { settleDecisions } from '../settleDecisions';
import { closeRun } from '../summary';
import { waitingScopes } from '../waiting';
import { FINISH, ScopeWork, supportingId } from './accountTasks';
import { Ending, Handler, TaskContext } from './context';
import { findingsTasks } from './findingsTasks';
import { basisOf, plan, planOf, scopesOf } from './plan';
import { planAccount } from './planAccount';
import { addTasks } from './planner';

/** Collectors of one scope at a time: each holds what it has read, and there are many scopes. */
const COLLECTORS_AT_ONCE = 3;

/**
 * The tasks of a run: plan → scopes → supporting → judge, account by account, and beside them sources → findings → finish.
 * What an account has begins as soon as its Regions are known, while others are still listed; only its judgement waits for
 * the end of the plan. An account that is late is planned on its own. What is supporting begins Region by Region, see
 * `accountTasks.ts`.
 */
export const handlers: Record<TaskKind, Handler> = {
  plan,
  account: planAccount,
  scope,
  supporting,
  judge,
  sources,
  findings,
  finish,
};

/** Reads one scope; in one process, for its collectors share quotas. */
async function scope(
  { accountId, region, collectors: ids, early: followers, told }: ScopeWork,
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
        collectScope({ accountId, region }, collector, context, {
          // After an interruption that may be long ago.
          told: resumed ? undefined : told,
          onKnown,
        }),
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
  { accountId, scopes }: { accountId: string; scopes: PlannedScope[] },
  context: TaskContext,
): Promise<Ending> {
  const { store, runId, controls, configuration } = context;
  const { trusted, environments } = await basisOf(context);
  await keepUnplanned(accountId, scopes, context);
  const region = scopes.find(one => one.region !== GLOBAL_REGION)?.region;
  if (scopes.some(({ skipped }) => !skipped))
    await noteCoverage({ accountId, region }, context);
  return judgeAccount(accountId, {
    ...context,
    runId,
    store,
    controls: controlsWithin(
      controls,
      configuration,
      environments[accountId] ?? [],
    ),
    organization: organizationOf(trusted),
  });
}

async function sources(_: unknown, context: TaskContext): Promise<Ending> {
  const { runId } = context;
  const planned = await planOf(context);
  const tasks = await findingsTasks(
    context,
    { administrator: planned.administrator, scopes: [] },
    scopesOf(planned),
  );
  return {
    async write(fenced) {
      await fenced.tasks.wait({ runId, id: FINISH }, tasks.length);
      return addTasks(fenced, runId, tasks);
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
  const { configuration, controls, now, runId, write } = context;
  // A plan of an earlier version, whose run goes on with this one, tells of none.
  const { left = [] } = await planOf(context);
  for (const accountId of left) {
    await write(async fenced => {
      await fenced.resources.removeAccount({ accountId, now: now() });
      await fenced.accounts.leave(accountId);
    });
  }
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
