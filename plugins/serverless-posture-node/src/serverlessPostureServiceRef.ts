import {
  AuthService,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  ServerlessPostureApi,
  ServerlessPostureClient,
} from 'backstage-plugin-serverless-posture-common';

/**
 * The API of the serverless posture plugin for other backend plugins and modules. It is asked in the name of the plugin
 * that depends on it, so it answers without regard to any user: what comes back must not be shown to somebody
 * unless their own rights are asked first.
 *
 * @public
 */
export const serverlessPostureServiceRef =
  createServiceRef<ServerlessPostureApi>({
    id: 'serverless-posture.api',
    scope: 'plugin',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: { auth: coreServices.auth, discovery: coreServices.discovery },
        factory: ({ auth, discovery }) =>
          new ServerlessPostureClient({
            discoveryApi: discovery,
            fetchApi: { fetch: fetchAsService(auth) },
          }),
      }),
  });

function fetchAsService(auth: AuthService): typeof fetch {
  return async (input, init) => {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'serverless-posture',
    });
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
}
