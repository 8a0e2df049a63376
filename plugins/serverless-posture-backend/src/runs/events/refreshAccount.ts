import {
  CollectionError,
  Collector,
  Listing,
} from 'backstage-plugin-serverless-posture-node';
import { partition, sortBy } from 'lodash';
import { controlsWithin } from '../../controls/catalogue';
import { counterpartsOf } from '../../controls/counterparts';
import { noteRegressions } from '../../scorecards/digest/noteRegressions';
import { RefreshBasis, RefreshLease } from '../../store/refreshes';
import { PostureStore } from '../../store/store';
import { allDone } from '../allDone';
import { Attributor } from '../attributor';
import { collectScope } from '../collectScope';
import { FINDINGS_COLLECTOR } from '../findingsRange';
import { judgeAccount, organizationOf } from '../judgeAccount';
import { settleDecisions } from '../settleDecisions';
import { TaskContext, Write } from '../tasks/context';
import { collectOne } from './collectOne';
import { collectWithFollowers } from './collectWithFollowers';
import { Reading } from './PendingRefreshes';
import { refreshFindings } from './refreshFindings';

/** Who says nothing for so long while it refreshes an account is taken to be dead. */
const LEASE_MS = 5 * 60_000;

/** What a refresh works with. */
export interface RefreshContext
  extends Omit<
    TaskContext,
    'runId' | 'startedAt' | 'write' | 'settled' | 'begin' | 'unlock' | 'resumed'
  > {
  attributor: Attributor;
  /** Names this process. */
  holder: string;
}

/** What came of it: how many readings there were, and how many in places that runs don't read. */
export interface Refreshed {
  read: number;
  unknown: number;
}

/**
 * Brings an account up to date with what events say of it: reads what they name, judges the account, and says whose it is.
 * It only reads AWS and writes what it read, so that lost, doubled and late events do no harm. Undefined while a run
 * or another process works on the account; throws a `LeaseLostError` where a run took it over meanwhile.
 */
export async function refreshAccount(
  accountId: string,
  readings: readonly Reading[],
  context: RefreshContext,
): Promise<Refreshed | undefined> {
  const { store, collectors } = context;
  const basis = await store.refreshes.basis();
  // Before the first run there is nothing that could be refreshed.
  if (!basis) return { read: 0, unknown: readings.length };
  const scopes = await store.scopes.current({ accountIds: [accountId] });
  const read = new Set(
    scopes
      .filter(({ state }) => state !== 'skipped')
      .map(({ region, collector }) => `${region} ${collector}`),
  );
  const [known, unknown] = partition(readings, ({ region, collector }) =>
    read.has(`${region} ${collector}`),
  );
  const refreshed = { read: known.length, unknown: unknown.length };
  if (known.length === 0) return refreshed;

  const [imports, reads] = partition(
    known,
    ({ collector }) => collector === FINDINGS_COLLECTOR,
  );
  const startedAt = context.now();
  const lease = { accountId, holder: context.holder };
  const tasks = imports.map(({ region }) => `findings/${accountId}/${region}`);
  if (!(await store.refreshes.claim(lease, LEASE_MS, tasks))) return undefined;
  const task: TaskContext = {
    ...context,
    // AWS Config knows of a change later than its event.
    configuration: { ...context.configuration, config: undefined },
    runId: basis.runId,
    startedAt: undefined,
    resumed: false,
    write: whileHeld(store, lease),
    settled: async () => undefined,
    begin: async () => undefined,
    unlock: async () => undefined,
  };
  try {
    for (const { region } of imports)
      await refreshFindings({ accountId, region }, task);
    for (const { reading, collector } of inOrder(reads, collectors))
      await collect(accountId, reading, collector, task);
    if (reads.length > 0) await judge(accountId, basis, task);
  } finally {
    await store.refreshes.release(lease);
  }
  if (reads.length > 0) {
    await context.attributor.accounts([accountId]);
    await tellOwners(basis, startedAt, task);
  }
  return refreshed;
}

/** The readings of collectors that run, those first that others follow. */
function inOrder(
  readings: readonly Reading[],
  collectors: readonly Collector[],
): { reading: Reading; collector: Collector }[] {
  const found = readings.flatMap(reading =>
    collectors
      .filter(({ id }) => id === reading.collector)
      .map(collector => ({ reading, collector })),
  );
  return sortBy(found, ({ collector }) => Number(Boolean(collector.follows)));
}

/** Reads what a reading asks for, and around what is new. */
async function collect(
  accountId: string,
  { region, arns }: Reading,
  collector: Collector,
  context: TaskContext,
): Promise<void> {
  const scope = { accountId, region };
  const listings = collector.listings.filter(canReadOne);
  await collectWithFollowers(scope, collector, context, async () => {
    if (!arns || listings.length === 0) {
      await collectAll(scope, collector, context);
      return;
    }
    try {
      await allDone(
        [...arns].flatMap(arn =>
          listings.map(listing => collectOne(scope, listing, arn, context)),
        ),
      );
    } catch (error) {
      if (!(error instanceof CollectionError)) throw error;
      // How a listing fails is told and stored; a single read that fails says nothing of what is there.
      await collectAll(scope, collector, context);
    }
  });
}

/** A refresh starts from the beginning, even where another one was interrupted. */
async function collectAll(
  scope: { accountId: string; region: string },
  collector: Collector,
  context: TaskContext,
): Promise<void> {
  const { runId, write } = context;
  const key = { ...scope, runId, collector: collector.id };
  await write(async ({ checkpoints }) => {
    await checkpoints.delete(key);
    await checkpoints.forgetSeen(key);
  });
  await collectScope(scope, collector, context);
}

function canReadOne(
  listing: Listing,
): listing is Listing & Required<Pick<Listing, 'one'>> {
  return listing.one !== undefined;
}

async function judge(
  accountId: string,
  { trusted, environments }: RefreshBasis,
  context: TaskContext,
): Promise<void> {
  const { controls, configuration, write, now } = context;
  const ending = await judgeAccount(accountId, {
    ...context,
    controls: controlsWithin(
      controls,
      configuration,
      environments[accountId] ?? [],
    ),
    organization: organizationOf(trusted),
  });
  await write(async fenced => {
    await ending.write?.(fenced);
    await fenced.findings.linkSecurityHub(accountId);
    await fenced.findings.agreeWithSecurityHub(
      counterpartsOf(controls),
      accountId,
    );
    await fenced.refreshes.refreshed(accountId, now());
  });
}

/** Owners hear at once of what regressed; the end of a run that is going on tells them of it anyway. */
async function tellOwners(
  { runId }: RefreshBasis,
  since: Date,
  { store, now, configuration }: TaskContext,
): Promise<void> {
  const run = await store.runs.get(runId);
  if (run?.state === 'running') return;
  const found = await store.findings.regressions(runId, 'CRITICAL', since);
  if (found.length === 0) return;
  await store.transaction(async fenced => {
    // Nobody is told of what an exemption covers.
    await settleDecisions(fenced, configuration, { now: now(), runId });
    await noteRegressions(fenced, { runId, now: now(), since });
  });
}

/** Lets through only what is written while the account is ours. */
function whileHeld(store: PostureStore, lease: RefreshLease): Write {
  return work =>
    store.transaction(async (fenced, trx) => {
      await fenced.refreshes.hold(lease, LEASE_MS);
      return work(fenced, trx);
    });
}
