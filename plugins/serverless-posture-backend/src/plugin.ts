import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { serverlessPosturePermissions } from 'backstage-plugin-serverless-posture-common';
import {
  AnyControl,
  Collector,
  serverlessPostureClockExtensionPoint,
  serverlessPostureCollectorsExtensionPoint,
  serverlessPostureControlsExtensionPoint,
} from 'backstage-plugin-serverless-posture-node';
import { registerActions } from './api/actions';
import { DefaultAuthorizer } from './api/authorizer';
import { createRouter } from './api/router';
import { readPostureConfiguration } from './collection/configuration';
import { defaultCollectors } from './collection/collectors';
import { defaultControls, enabledControls } from './controls/catalogue';
import { Attributor } from './runs/attributor';
import { catalogEntities } from './runs/catalogEntities';
import { subscribeToEvents } from './runs/events/subscribeToEvents';
import { measureRuns } from './runs/measureRuns';
import { notifier } from './runs/notify';
import { RunDependencies } from './runs/run';
import { Runner } from './runs/runner';
import { scheduleRuns } from './runs/schedule';
import { signalProgress } from './runs/signalProgress';
import { writeBack } from './runs/writeBack/writeBack';
import { PostureStore } from './store/store';
import {
  posturePermissionResourceRef,
  postureRules,
} from './store/permissions/rules';

/** Wires the rooms of this plugin to Backstage; what happens in a run is told in `runs/run.ts`. @public */
export const serverlessPosturePlugin = createBackendPlugin({
  pluginId: 'serverless-posture',
  register(env) {
    const addedControls: AnyControl[] = [];
    const addedCollectors: Collector[] = [];
    let clock: Parameters<
      typeof serverlessPostureClockExtensionPoint.T.setClock
    >[0] = {
      now: () => new Date(),
    };
    env.registerExtensionPoint(serverlessPostureControlsExtensionPoint, {
      addControls: (...controls) => addedControls.push(...controls),
    });
    env.registerExtensionPoint(serverlessPostureCollectorsExtensionPoint, {
      addCollectors: (...collectors) => addedCollectors.push(...collectors),
    });
    env.registerExtensionPoint(serverlessPostureClockExtensionPoint, {
      setClock: replacement => {
        clock = replacement;
      },
    });

    env.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(services) {
        const { auth, catalog, config, database, lifecycle, logger } = services;
        const configuration = readPostureConfiguration(config);
        const controls = [...defaultControls, ...addedControls];
        const enabled = enabledControls(controls, configuration);
        const asConfigured = new Map(enabled.map(one => [one.id, one]));
        const store = await PostureStore.create({
          knex: await database.getClient(),
          runMigrations: !database.migrations?.skip,
        });
        const entities = () => catalogEntities(catalog, auth);
        const attributor = new Attributor({
          store,
          entities,
          configuration,
          logger,
        });
        const dependencies: RunDependencies = {
          configuration,
          config,
          logger,
          store,
          controls: enabled,
          collectors: [...defaultCollectors, ...addedCollectors],
          entities,
          now: () => clock.now(),
        };
        const runner = new Runner({
          ...dependencies,
          onProgress: signalProgress(services.signals),
          onEnd: measureRuns(services.metrics),
        });

        const notify = notifier({
          ...services,
          configuration,
          controls: enabled,
          store,
          now: () => clock.now(),
        });

        services.permissionsRegistry.addResourceType({
          resourceRef: posturePermissionResourceRef,
          permissions: serverlessPosturePermissions,
          rules: postureRules,
        });
        const context = {
          store,
          runner,
          attributor,
          configuration,
          controls: controls.map(one => asConfigured.get(one.id) ?? one),
          auditor: services.auditor,
          catalog,
          authorizer: new DefaultAuthorizer(services),
          enabled: new Set(asConfigured.keys()),
          now: () => clock.now(),
        };
        services.httpRouter.use((await createRouter(context)) as any);
        registerActions(services.actions, context);

        lifecycle.addStartupHook(() =>
          scheduleRuns({
            ...services,
            configuration,
            runner,
            attributor,
            notify,
            writeBack: signal =>
              writeBack(
                {
                  ...services,
                  configuration,
                  store,
                  now: () => clock.now(),
                },
                signal,
              ),
            store,
            now: () => clock.now(),
            beforeSchedule: clock.beforeSchedule,
          }),
        );
        lifecycle.addShutdownHook(() => runner.stop());
        lifecycle.addStartupHook(async () => {
          const stop = await subscribeToEvents({
            ...services,
            attributor,
            dependencies,
          });
          if (stop) lifecycle.addShutdownHook(stop);
        });
      },
    });
  },
});
