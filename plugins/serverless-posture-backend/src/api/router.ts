import { createOpenApiRouter } from '../schema/openapi';
import { ApiContext } from './context';
import { addCollectionRoutes } from './collection';
import { addControlRoutes } from './controls';
import { addFindingRoutes } from './findings';
import { addResourceRoutes } from './resources';
import { addScorecardRoutes } from './scorecards';

/** The router that the OpenAPI description types and validates. */
export type PostureRouter = Awaited<ReturnType<typeof createOpenApiRouter>>;

/** All routes; what a request may hold is checked against `schema/openapi.yaml` before a route sees it. */
export async function createRouter(
  context: ApiContext,
): Promise<PostureRouter> {
  const router = await createOpenApiRouter();
  addControlRoutes(router, context);
  addFindingRoutes(router, context);
  addResourceRoutes(router, context);
  addScorecardRoutes(router, context);
  addCollectionRoutes(router, context);
  return router;
}
