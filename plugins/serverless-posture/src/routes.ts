import { createRouteRef } from '@backstage/core-plugin-api';

/** The page with the tabs Triage, Collection and Controls. */
export const rootRouteRef = createRouteRef({ id: 'serverless-posture' });

/** The Serverless tab of an entity. */
export const entityRouteRef = createRouteRef({
  id: 'serverless-posture:entity',
});

/** The Serverless scorecard tab of an owner. */
export const teamRouteRef = createRouteRef({ id: 'serverless-posture:team' });
