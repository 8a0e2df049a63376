import express from 'express';
import { createOpenApiRouter } from '../schema/openapi';
import { checkedBodies } from './checkedBodies';
import { ApiContext } from './context';
import { addCollectionRoutes } from './collection';
import { addCoverageRoutes } from './coverage';
import { addControlRoutes } from './controls';
import { addDecisionRoutes } from './decisions';
import { addExemptionRoutes } from './exemptions';
import { addExportRoutes } from './exports';
import { addFindingRoutes } from './findings';
import { addGraphRoutes } from './graph';
import { addOwnershipRoutes } from './ownership';
import { addOverviewRoutes } from './overview';
import { plainQuery } from './plainQuery';
import { Remembered } from './remembered';
import { addResourceRoutes } from './resources';
import { addRightsRoutes } from './rights';
import { addSavedViewRoutes } from './savedViews';
import { addScorecardRoutes } from './scorecards';
import { withoutNul } from './withoutNul';

/** The router that the OpenAPI description types and validates. */
export type PostureRouter = Awaited<ReturnType<typeof createOpenApiRouter>>;

/** All routes; what a request may hold is checked against `schema/openapi.yaml` before a route sees it. */
export async function createRouter(
  options: Omit<ApiContext, 'remembered'>,
): Promise<PostureRouter> {
  const context = { ...options, remembered: new Remembered() };
  const router = await createOpenApiRouter({
    middleware: [express.json(), plainQuery, withoutNul, checkedBodies()],
  });
  addControlRoutes(router, context);
  addDecisionRoutes(router, context);
  addExemptionRoutes(router, context);
  addRightsRoutes(router, context);
  // Before the findings, of which one could have this id.
  addExportRoutes(router, context);
  addFindingRoutes(router, context);
  addResourceRoutes(router, context);
  addOwnershipRoutes(router, context);
  addSavedViewRoutes(router, context);
  addScorecardRoutes(router, context);
  addGraphRoutes(router, context);
  addOverviewRoutes(router, context);
  addCollectionRoutes(router, context);
  addCoverageRoutes(router, context);
  return router;
}
