import {
  AuthService,
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { ServerlessPostureClient } from 'backstage-plugin-serverless-posture-common';
import { PartOfServiceProcessor } from './PartOfServiceProcessor';
import { PostureResourceProvider } from './PostureResourceProvider';
import { readSettings } from './settings';

/**
 * Shows AWS resources that the serverless posture plugin found as `Resource` entities, where the configuration has
 * `catalog.providers.serverlessPosture`. @public
 */
export const catalogModuleServerlessPosture = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'serverless-posture',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ config, discovery, processing, scheduler, ...services }) {
        const settings = readSettings(config);
        if (!settings) return;
        const provider = new PostureResourceProvider({
          ...services,
          settings,
          posture: new ServerlessPostureClient({
            discoveryApi: discovery,
            fetchApi: { fetch: fetchAsService(services.auth) },
          }),
        });
        processing.addProcessor(new PartOfServiceProcessor());
        processing.addEntityProvider(provider);
        await scheduler.scheduleTask({
          id: 'serverless-posture-resources',
          ...settings.schedule,
          scope: 'global',
          fn: () => provider.refresh(),
        });
      },
    });
  },
});

/** Asks the posture plugin in the catalog's own name. */
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
