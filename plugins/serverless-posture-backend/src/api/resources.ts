import { ApiContext, namesFor } from './context';
import { presentResource, refsOfAttribution } from './present';
import { PostureRouter } from './router';

/** `/resources`: what the collectors found, who it belongs to and why. */
export function addResourceRoutes(router: PostureRouter, context: ApiContext) {
  const { store, authorizer } = context;

  router.get('/resources', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    const authorization = await authorizer.readable(credentials);
    const { cursor, limit = 50, ...filter } = request.query;
    const page = await store.resources.list(
      filter,
      { cursor, limit },
      authorization,
    );
    const names = await namesFor(
      context,
      credentials,
      page.items.flatMap(({ attribution }) => refsOfAttribution(attribution)),
    );
    response.json({
      items: page.items.map(row => presentResource(row, names, authorization)),
      nextCursor: page.nextCursor,
      totalCount: page.totalCount,
    });
  });
}
