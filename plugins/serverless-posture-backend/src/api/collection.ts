import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  postureCollectionReadPermission,
  postureCollectionRunPermission,
} from 'backstage-plugin-serverless-posture-common';
import { ApiContext } from './context';
import { presentRun, presentScope } from './present';
import { PostureRouter } from './router';

/** Scopes that a run is told with; `/coverage` has what stands in the way, by cause. */
const SCOPES = 200;

/** `/status` and `/runs`: can the numbers be trusted. */
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
    const [scopesByState, scopes] = await Promise.all([
      store.scopes.counts(run.id),
      store.scopes.incompleteOfRun(run.id, SCOPES),
    ]);
    const names = await store.accounts.names(
      scopes.map(({ accountId }) => accountId),
    );
    response.json({
      run: presentRun(run),
      callsByOperation: run.calls,
      scopesByState,
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
