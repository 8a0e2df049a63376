import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { serverlessPostureServiceRef } from 'backstage-plugin-serverless-posture-node';
import { PostureCollatorFactory } from './PostureCollatorFactory';

const CONFIG = 'search.collators.serverlessPosture';

const HOURLY = {
  frequency: { hours: 1 },
  timeout: { minutes: 30 },
  initialDelay: { seconds: 30 },
};

/** Adds services with open critical and high findings to the index of the search. @public */
export const searchModuleServerlessPosture = createBackendModule({
  pluginId: 'search',
  moduleId: 'serverless-posture-collator',
  register(env) {
    env.registerInit({
      deps: {
        api: serverlessPostureServiceRef,
        config: coreServices.rootConfig,
        index: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ api, config, index, scheduler }) {
        const own = config.getOptionalConfig(CONFIG);
        const schedule = own?.getOptionalConfig('schedule');
        index.addCollator({
          schedule: scheduler.createScheduledTaskRunner(
            schedule
              ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
              : HOURLY,
          ),
          factory: new PostureCollatorFactory({
            api,
            locationTemplate: own?.getOptionalString('locationTemplate'),
          }),
        });
      },
    });
  },
});
