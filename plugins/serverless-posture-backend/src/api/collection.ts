import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  AccountCoverage,
  postureCollectionReadPermission,
  postureCollectionRunPermission,
  ScopeState,
} from 'backstage-plugin-serverless-posture-common';
import { groupBy } from 'lodash';
import { AccountRow, ScopeRow } from '../store/types';
import { ApiContext } from './context';
import { presentRun, presentScope } from './present';
import { obstacles } from './obstacles';
import { PostureRouter } from './router';

/** `/status`, `/coverage` and `/runs`: can the numbers be trusted, and what stands in the way. */
export function addCollectionRoutes(
  router: PostureRouter,
  context: ApiContext,
) {
  const { store, authorizer, auditor, runner, configuration } = context;

  router.get('/status', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    await authorizer.readable(credentials);
    const [scopes, runs, active] = await Promise.all([
      store.scopes.summary(),
      store.runs.latest(20),
      store.runs.active(),
    ]);
    // A run that was cancelled or failed has collected nothing that a page could speak of.
    const lastRun = runs.find(
      ({ state }) => state === 'complete' || state === 'partial',
    );
    response.json({
      accounts: scopes.accounts,
      regions: scopes.regions,
      profile: configuration.profile,
      lastRun: lastRun && presentRun(lastRun),
      activeRun: active && presentRun(active),
      scopesNotCollected: scopes.incomplete,
    });
  });

  router.get('/coverage', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    await authorizer.require(credentials, postureCollectionReadPermission);
    const [scopes, accounts] = await Promise.all([
      store.scopes.current(),
      store.accounts.all(),
    ]);
    const scopesOf = groupBy(scopes, 'accountId');
    const names = new Map(
      accounts.map(({ accountId, name }) => [accountId, name]),
    );
    const expected = scopes.filter(({ state }) => state !== 'skipped');
    const complete = expected.filter(({ state }) => state === 'complete');
    response.json({
      share: expected.length ? complete.length / expected.length : 1,
      regions: regionsOf(scopes),
      accounts: accounts.map(account =>
        accountCoverage(account, scopesOf[account.accountId] ?? [], names),
      ),
      obstacles: obstacles(scopes, names, configuration.organization?.roleName),
    });
  });

  router.get('/runs', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    await authorizer.require(credentials, postureCollectionReadPermission);
    const runs = await store.runs.latest(request.query.limit ?? 50);
    response.json({ items: runs.map(presentRun) });
  });

  router.get('/runs/:id', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    await authorizer.require(credentials, postureCollectionReadPermission);
    const run = await store.runs.get(request.params.id);
    if (!run) throw new NotFoundError(`There is no run ${request.params.id}`);
    const names = await store.accounts.names();
    const scopes = await store.scopes.ofRun(run.id);
    response.json({
      run: presentRun(run),
      callsByOperation: run.calls,
      scopes: scopes.map(scope => presentScope(scope, names)),
    });
  });

  router.post('/runs', async (request, response) => {
    const event = await auditor.createEvent({
      eventId: 'run-start',
      request: request as any,
      severityLevel: 'medium',
    });
    try {
      const credentials = await authorizer.credentials(request as any);
      await authorizer.require(credentials, postureCollectionRunPermission);
      const started = await runner.start('manual');
      if (!started)
        throw new ConflictError('A run is going on; wait for its end');
      await event.success({ meta: { runId: started.id } });
      response.status(202).json(presentRun(started));
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  });

  router.post('/runs/:id/cancel', async (request, response) => {
    const { id } = request.params;
    const event = await auditor.createEvent({
      eventId: 'run-cancel',
      request: request as any,
      severityLevel: 'medium',
      meta: { runId: id },
    });
    try {
      const credentials = await authorizer.credentials(request as any);
      await authorizer.require(credentials, postureCollectionRunPermission);
      const run = await store.runs.get(id);
      if (!run) throw new NotFoundError(`There is no run ${id}`);
      if (run.state !== 'running')
        throw new ConflictError(`Run ${id} has ended already`);
      await runner.cancel(id);
      const ended = (await store.runs.get(id))!;
      await event.success();
      response.json(presentRun(ended));
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  });
}

function accountCoverage(
  account: AccountRow,
  own: ScopeRow[],
  names: ReadonlyMap<string, string>,
): AccountCoverage {
  const fresh = own
    .filter(({ state }) => state !== 'skipped')
    .map(({ freshAt }) => freshAt);
  const oldest =
    fresh.every(Boolean) && fresh.length
      ? fresh.reduce((a, b) => (a! < b! ? a : b))
      : undefined;
  return {
    accountId: account.accountId,
    name: account.name,
    state: account.state,
    lastCompleteAt: oldest?.toISOString(),
    regions: regionsOf(own).map(region => {
      const collectors = own.filter(scope => scope.region === region);
      return {
        region,
        state: worstOf(collectors.map(({ state }) => state)),
        collectors: collectors.map(scope => presentScope(scope, names)),
      };
    }),
  };
}

function regionsOf(scopes: ScopeRow[]): string[] {
  const rank = (region: string) => (region === 'global' ? '' : region);
  return [...new Set(scopes.map(({ region }) => region))].sort((a, b) =>
    rank(a).localeCompare(rank(b)),
  );
}

const worstFirst: ScopeState[] = [
  'failed',
  'partial',
  'running',
  'pending',
  'skipped',
  'complete',
];

function worstOf(states: ScopeState[]): ScopeState {
  return worstFirst.find(state => states.includes(state)) ?? 'pending';
}
