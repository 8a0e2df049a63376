import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  OwnershipAssignInput,
  OwnershipAssignment,
  postureOwnershipAssignPermission,
} from 'backstage-plugin-serverless-posture-common';
import { uniqBy } from 'lodash';
import { DateTime } from 'luxon';
import { isOwnerRef } from '../ownership/catalog';
import { PostureAuthorization } from '../store/authorization';
import { AssignmentBatch } from '../store/ownership/assignments';
import { audited } from './audited';
import { ApiContext, namesFor } from './context';
import { isSayable, presentClaim, refsOfAttribution } from './present';
import { PostureRouter } from './router';

/** How far back the share of owned resources is told. */
const HISTORY = { weeks: 26 };

/** `/ownership`: how much is owned, what nobody owns, and what people decide about it. */
export function addOwnershipRoutes(router: PostureRouter, context: ApiContext) {
  const { store, authorizer, attributor, now } = context;

  router.get('/ownership/share', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    const authorization = await authorizer.readable(credentials);
    const share = await store.ownership.share(authorization);
    const from = DateTime.fromJSDate(now(), { zone: 'utc' }).minus(HISTORY);
    const days = authorization
      ? []
      : await store.ownership.days(from.toJSDate());
    response.json({
      ...share,
      share: share.resources > 0 ? share.owned / share.resources : 1,
      // A day sums up what all accounts have.
      history: days.map(({ day, owned, resources }) => ({
        day,
        owned,
        resources,
      })),
    });
  });

  router.get('/ownership/queue', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    const authorization = await authorizer.readable(credentials);
    const { cursor, limit = 20, ...filter } = request.query;
    const page = await store.ownership.queue(
      filter,
      { cursor, limit },
      authorization,
    );
    const names = await namesFor(
      context,
      credentials,
      page.items.flatMap(refsOfAttribution),
      page.items.map(({ accountId }) => accountId),
    );
    response.json({
      ...page,
      items: page.items.map(group => ({
        ...group,
        accountName: names.accounts.get(group.accountId),
        suggestions: group.suggestions
          .map(suggestion => presentClaim(suggestion, names))
          .filter(({ ownerRef, serviceRef }) => ownerRef ?? serviceRef),
        notes: group.notes.filter(note => isSayable(note, names)),
      })),
    });
  });

  router.post('/ownership/assign', async (request, response) => {
    const { ownerRef, serviceRef, reason } = request.body;
    const change = await audited(
      context,
      request as any,
      { eventId: 'ownership-assign', meta: { ownerRef, serviceRef, reason } },
      async () => {
        const credentials = await authorizer.credentials(request as any);
        const by = authorizer.userRef(credentials);
        const rights = await authorizer.allowed(
          credentials,
          postureOwnershipAssignPermission,
        );
        const named = await namedOf(request.body, context, credentials);
        const resources = await resourcesOf(request.body, context, rights);
        const id = await store.transaction(trx =>
          trx.ownership.assign({
            ...named,
            resources,
            now: now(),
            by,
            reason: reason.trim(),
          }),
        );
        return changeOf(
          id,
          resources.map(({ accountId }) => accountId),
        );
      },
      ({ assignment: { id, resources }, changed }) => ({
        id,
        resources,
        changed,
      }),
    );
    response.status(201).json(change);
  });

  router.get('/ownership/assignments', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    const rights = await authorizer.allowed(
      credentials,
      postureOwnershipAssignPermission,
    );
    const { limit = 20 } = request.query;
    const batches = await store.ownership.batches(limit, rights);
    response.json({ items: batches.map(presentBatch) });
  });

  router.post('/ownership/assignments/:id/undo', async (request, response) => {
    const { id } = request.params;
    const change = await audited(
      context,
      request as any,
      { eventId: 'ownership-undo', meta: { id } },
      async () => {
        const credentials = await authorizer.credentials(request as any);
        const by = authorizer.userRef(credentials);
        const rights = await authorizer.allowed(
          credentials,
          postureOwnershipAssignPermission,
        );
        if (!(await store.ownership.batch(id)))
          throw new NotFoundError(`id: there is no assignment ${id}`);
        const assigned = await store.ownership.assignedResources(id);
        // What is gone by now has no owner to be asked for.
        const there = await store.resources.existing(assigned);
        const allowed = await store.resources.existing(assigned, rights);
        if (allowed.length < there.length) throw partly();
        const accounts = await store.transaction(trx =>
          trx.ownership.undo({ batchId: id, now: now(), by }),
        );
        if (!accounts)
          throw new ConflictError(`id: assignment ${id} was undone before`);
        return changeOf(id, accounts);
      },
      ({ changed }) => ({ changed }),
    );
    response.json(change);
  });

  /** Lets a decision hold at once, for the resources and for the neighbours that follow them. */
  async function changeOf(id: number, accountIds: string[]) {
    const changed = await attributor.accounts([...new Set(accountIds)]);
    const batch = await store.ownership.batch(id);
    return { assignment: presentBatch(batch!), changed };
  }
}

/** The entities that resources are assigned to, checked. */
async function namedOf(
  { ownerRef, serviceRef }: OwnershipAssignInput,
  { authorizer }: ApiContext,
  credentials: BackstageCredentials,
): Promise<{ ownerRef?: string; serviceRef?: string }> {
  const lower = (ref?: string) => ref?.trim().toLocaleLowerCase('en-US');
  const named = { ownerRef: lower(ownerRef), serviceRef: lower(serviceRef) };
  if (!named.ownerRef && !named.serviceRef) {
    throw new InputError(
      'ownerRef: name an owner, such as group:default/payments, or give serviceRef',
    );
  }
  if (named.ownerRef && !isOwnerRef(named.ownerRef)) {
    throw new InputError(
      `ownerRef: ${ownerRef} is neither a group nor a user, such as group:default/payments`,
    );
  }
  if (named.serviceRef && isOwnerRef(named.serviceRef)) {
    throw new InputError(
      `serviceRef: ${serviceRef} owns, and is no service; give it as ownerRef`,
    );
  }
  const refs = [named.ownerRef, named.serviceRef].filter((ref): ref is string =>
    Boolean(ref),
  );
  const readable = await authorizer.readableEntities(credentials, refs);
  for (const [field, ref] of Object.entries(named)) {
    if (ref && !readable.has(ref)) {
      throw new InputError(
        `${field}: there is no entity ${ref} that you may read; write its full ref`,
      );
    }
  }
  return named;
}

/** The resources that are meant, as far as the caller may assign them. */
async function resourcesOf(
  { resourceIds = [], groups = [] }: OwnershipAssignInput,
  { store }: ApiContext,
  rights: PostureAuthorization,
): Promise<{ id: string; accountId: string }[]> {
  if (resourceIds.length > 0 === groups.length > 0) {
    throw new InputError(
      'resourceIds: name resources by resourceIds or by groups of the queue, and not by both',
    );
  }
  const found = await store.resources.existing(resourceIds, rights);
  for (const key of groups)
    found.push(...(await store.ownership.queueMembers(key, rights)));
  if (found.length === 0) {
    throw new NotFoundError(
      'There are no such resources that you may assign; they may have an owner by now',
    );
  }
  return uniqBy(found, 'id');
}

function presentBatch({
  at,
  undone,
  ...batch
}: AssignmentBatch): OwnershipAssignment {
  return {
    ...batch,
    at: at.toISOString(),
    undoneAt: undone?.at.toISOString(),
    undoneBy: undone?.by,
  };
}

function partly() {
  return new NotAllowedError(
    `This needs the permission ${postureOwnershipAssignPermission.name} for all of its resources`,
  );
}
