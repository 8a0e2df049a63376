import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { serverlessPostureClockExtensionPoint } from 'backstage-plugin-serverless-posture-node';
import { readSimulatorUrl } from './config';
import { lastMondays } from './lastMondays';
import { SimulatedClock } from './SimulatedClock';

/** The weeks of history that the demo opens with. */
const WEEKS = 8;

/**
 * Gives the plugin the simulated organization's clock, and on start collects the organization once for each of the last
 * eight weeks that lacks a collection, so that trends and weekly scorecards have something to tell.
 * Does nothing unless `demo.simulatorUrl` is configured.
 */
export const serverlessPostureModuleDemoClock = createBackendModule({
  pluginId: 'serverless-posture',
  moduleId: 'demo-clock',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        extensionPoint: serverlessPostureClockExtensionPoint,
      },
      async init({ config, logger, extensionPoint }) {
        const url = readSimulatorUrl(config);
        if (!url) return;

        const clock = new SimulatedClock(url);
        extensionPoint.setClock({
          now: () => clock.now(),
          async beforeSchedule(collection) {
            const last = await collection.lastRunAt();
            // A start that was interrupted goes on with the week after.
            const weeks = lastMondays(new Date(), WEEKS).filter(
              monday => !last || monday > last,
            );
            for (const [index, monday] of weeks.entries()) {
              logger.info(`demo history: week ${index + 1} of ${weeks.length}`);
              await clock.moveTo(monday);
              await collection.run();
            }
            if (weeks.length > 0) logger.info('demo history: complete');
            await clock.moveTo(new Date());
          },
        });
      },
    });
  },
});
