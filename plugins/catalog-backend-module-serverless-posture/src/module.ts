import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { serverlessPostureServiceRef } from 'backstage-plugin-serverless-posture-node';
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
        logger: coreServices.logger,
        posture: serverlessPostureServiceRef,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ config, processing, scheduler, ...services }) {
        const settings = readSettings(config);
        if (!settings) return;
        const provider = new PostureResourceProvider({
          ...services,
          settings,
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
