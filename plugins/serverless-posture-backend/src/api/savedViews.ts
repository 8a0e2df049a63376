import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  SavedView,
  SavedViewInput,
} from 'backstage-plugin-serverless-posture-common';
import { SavedViewRow } from '../store/savedViews/SavedViewsStore';
import { audited } from './audited';
import { ApiContext } from './context';
import { PostureRouter } from './router';

/** `/views`: names for states of the triage page, one's own and those that others share. */
export function addSavedViewRoutes(router: PostureRouter, context: ApiContext) {
  const { store, authorizer, now } = context;

  /** Whoever may read findings may name views of them. */
  const caller = async (request: any) => {
    const credentials = await authorizer.credentials(request);
    await authorizer.readable(credentials);
    return { credentials, userRef: authorizer.userRef(credentials) };
  };

  router.get('/views', async (request, response) => {
    const { credentials, userRef } = await caller(request);
    const views = await store.savedViews.of(userRef);
    response.json({ items: await present(views, credentials, userRef) });
  });

  router.post('/views', async (request, response) => {
    const view = await audited(
      context,
      request as any,
      { eventId: 'view-create', severityLevel: 'low' },
      async () => {
        const { credentials, userRef } = await caller(request);
        const draft = draftOf(request.body);
        const row = await store.savedViews.create(userRef, draft, now());
        return (await present([row], credentials, userRef))[0];
      },
      ({ id, shared }) => ({ id, shared }),
    );
    response.status(201).json(view);
  });

  router.put('/views/:id', async (request, response) => {
    const { id } = request.params;
    const view = await audited(
      context,
      request as any,
      { eventId: 'view-update', severityLevel: 'low', meta: { id } },
      async () => {
        const { credentials, userRef } = await caller(request);
        const draft = draftOf(request.body);
        const row = await store.savedViews.update(id, userRef, draft, now());
        if (!row) throw notYours(id);
        return (await present([row], credentials, userRef))[0];
      },
      ({ shared }) => ({ shared }),
    );
    response.json(view);
  });

  router.delete('/views/:id', async (request, response) => {
    const { id } = request.params;
    await audited(
      context,
      request as any,
      { eventId: 'view-delete', severityLevel: 'low', meta: { id } },
      async () => {
        const { userRef } = await caller(request);
        if (!(await store.savedViews.delete(id, userRef))) throw notYours(id);
        return {};
      },
    );
    response.status(204).end();
  });

  async function present(
    rows: SavedViewRow[],
    credentials: BackstageCredentials,
    userRef: string,
  ): Promise<SavedView[]> {
    const authors = await authorizer.readableEntities(
      credentials,
      rows.map(({ authorRef }) => authorRef),
    );
    return rows.map(({ authorRef, updatedAt, ...view }) => ({
      ...view,
      mine: authorRef === userRef,
      authorRef: authors.has(authorRef) ? authorRef : undefined,
      updatedAt: updatedAt.toISOString(),
    }));
  }
}

function draftOf({ name, query, shared }: SavedViewInput) {
  const trimmed = name.trim();
  if (!trimmed)
    throw new InputError('name: give the view a name of 1 to 80 characters');
  if (!/^[\x21-\x7e]*$/.test(query) || /^[?#/]/.test(query)) {
    throw new InputError(
      'query: give the query string of the page, encoded as in a URL and without its question mark',
    );
  }
  return { name: trimmed, query, shared };
}

function notYours(id: string) {
  return new NotFoundError(`You have no saved view ${id}`);
}
