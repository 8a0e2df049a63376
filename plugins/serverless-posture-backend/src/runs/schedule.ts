import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { ServerlessPostureClockExtensionPoint } from 'backstage-plugin-serverless-posture-node';
import { PostureConfiguration } from '../collection/configuration';
import { PostureStore } from '../store/store';
import { Runner } from './runner';

/** How soon owners hear of what is urgent. */
const NOTIFY = { frequency: { minutes: 1 }, timeout: { minutes: 30 } };

/** Starts the regular runs and tells owners what came of them, after whatever a simulated organization wants to run before. */
export async function scheduleRuns(options: {
  scheduler: SchedulerService;
  logger: LoggerService;
  configuration: PostureConfiguration;
  runner: Runner;
  notify(signal?: AbortSignal): Promise<void>;
  store: PostureStore;
  beforeSchedule: Parameters<
    ServerlessPostureClockExtensionPoint['setClock']
  >[0]['beforeSchedule'];
}): Promise<void> {
  const { scheduler, logger, configuration, runner, store, beforeSchedule } =
    options;
  await runner.work();
  await beforeSchedule?.({
    hasRuns: async () => (await store.runs.latest(1)).length > 0,
    run: () => runner.run('schedule'),
  }).catch(error =>
    logger.error('The collections before the schedule failed', error),
  );
  await scheduler.scheduleTask({
    id: 'collect',
    ...configuration.schedule,
    scope: 'global',
    // A run that collected nothing throws, so that the scheduler shows it as failed.
    fn: signal => runner.run('schedule', signal),
  });
  await scheduler.scheduleTask({
    id: 'notify',
    ...NOTIFY,
    scope: 'global',
    fn: signal => options.notify(signal),
  });
}
