import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import SecurityIcon from '@material-ui/icons/Security';
import { entityRouteRef, rootRouteRef, teamRouteRef } from '../routes';
import apis from './apis';
import entityCards from './entityCards';
import entityContents from './entityContents';
import homeWidgets from './homeWidgets';
import pages from './pages';

/** Posture of serverless resources: a page, an entity tab, an entity card and a weekly team scorecard. @alpha */
export default createFrontendPlugin({
  pluginId: 'serverless-posture',
  title: 'Serverless posture',
  icon: <SecurityIcon fontSize="inherit" />,
  info: { packageJson: () => import('../../package.json') },
  routes: { root: rootRouteRef, entity: entityRouteRef, team: teamRouteRef },
  extensions: [
    ...apis,
    ...pages,
    ...entityContents,
    ...entityCards,
    ...homeWidgets,
  ],
});
