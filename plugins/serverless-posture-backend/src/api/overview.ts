import { overviewOf } from '../scorecards/overview';
import { ApiContext } from './context';
import { PostureRouter } from './router';

/** `/overview`: the organization, as far as the caller may see it. */
export function addOverviewRoutes(router: PostureRouter, context: ApiContext) {
  const { store, authorizer, configuration, now } = context;

  router.get('/overview', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    const overview = await overviewOf(store, {
      settings: configuration.scoring,
      now: now(),
      authorization: await authorizer.readable(credentials),
    });
    const readable = await authorizer.readableEntities(
      credentials,
      overview.teams.map(({ ownerRef }) => ownerRef),
    );
    response.json({
      ...overview,
      teams: overview.teams.filter(({ ownerRef }) => readable.has(ownerRef)),
    });
  });
}
