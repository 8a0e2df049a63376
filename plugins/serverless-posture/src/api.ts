import {
  createApiFactory,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  ServerlessPostureApi,
  ServerlessPostureClient,
} from 'backstage-plugin-serverless-posture-common';

/** What the pages, tabs and cards read from; replace it to serve them from elsewhere. @public */
export const serverlessPostureApiRef = createApiRef<ServerlessPostureApi>({
  id: 'plugin.serverless-posture.service',
});

/** The default API: the backend, under the rights of the signed-in user. @public */
export const serverlessPostureApiFactory = createApiFactory({
  api: serverlessPostureApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: options => new ServerlessPostureClient(options),
});
