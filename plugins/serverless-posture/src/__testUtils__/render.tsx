import { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { ServerlessPostureApi } from 'backstage-plugin-serverless-posture-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { serverlessPostureApiRef } from '../api';
import { rootRouteRef } from '../routes';

/** Renders a page's body at a path, with an API; the path and query that it leads to are in the element `location`. */
export function renderBody(
  body: ReactElement,
  options: {
    api: ServerlessPostureApi;
    path?: string;
    entity?: Entity;
    mayRun?: boolean;
  },
) {
  const { api, path = '/', entity, mayRun = true } = options;
  const permission = mockApis.permission({
    authorize: mayRun ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
  });
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [serverlessPostureApiRef, api],
        [permissionApiRef, permission],
      ]}
    >
      {entity ? <EntityProvider entity={entity}>{body}</EntityProvider> : body}
      <Location />
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/serverless-posture': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

function Location() {
  const { pathname, search } = useLocation();
  return (
    <output aria-label="location">
      {pathname + decodeURIComponent(search)}
    </output>
  );
}
