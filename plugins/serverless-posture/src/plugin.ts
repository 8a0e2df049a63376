import { createPlugin } from '@backstage/core-plugin-api';
import { serverlessPostureApiFactory } from './api';
import { entityRouteRef, rootRouteRef, teamRouteRef } from './routes';

/** The plugin for apps on the old frontend system. @public */
export const serverlessPosturePlugin = createPlugin({
  id: 'serverless-posture',
  apis: [serverlessPostureApiFactory],
  routes: { root: rootRouteRef, entity: entityRouteRef, team: teamRouteRef },
});
