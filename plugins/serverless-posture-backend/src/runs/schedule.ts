import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { ServerlessPostureClockExtensionPoint } from 'backstage-plugin-serverless-posture-node';
import { PostureConfiguration } from '../collection/configuration';
import { PostureStore } from '../store/store';
import { Attributor } from './attributor';
import { Runner } from './runner';
import { settleDecisions } from './settleDecisions';

/** How soon owners hear of what is urgent. */
const NOTIFY = { frequency: { minutes: 1 }, timeout: { minutes: 30 } };

/** How soon decisions are in Security Hub. */
const WRITE_BACK = { frequency: { minutes: 1 }, timeout: { minutes: 10 } };

/** How late exemptions expire and snoozed findings wake. */
const DECISIONS = { frequency: { minutes: 5 }, timeout: { minutes: 10 } };

/** After which another process may take over what changed in the catalog. */
const ATTRIBUTE_TIMEOUT = { minutes: 30 };

/** Starts the regular runs and tells owners what came of them, after whatever a simulated organization wants to run before. */
export async function scheduleRuns(options: {
  scheduler: SchedulerService;
  logger: LoggerService;
  configuration: PostureConfiguration;
  runner: Runner;
  attributor: Attributor;
  notify(signal?: AbortSignal): Promise<void>;
  writeBack(signal?: AbortSignal): Promise<unknown>;
  store: PostureStore;
  now(): Date;
  beforeSchedule: Parameters<
    ServerlessPostureClockExtensionPoint['setClock']
  >[0]['beforeSchedule'];
}): Promise<void> {
  const { scheduler, logger, configuration, runner, store, beforeSchedule } =
    options;
  await runner.work();
  await beforeSchedule?.({
    lastRunAt: async () => (await store.runs.latest(1)).at(0)?.startedAt,
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
    id: 'attribute',
    frequency: configuration.ownership.refresh,
    timeout: ATTRIBUTE_TIMEOUT,
    scope: 'global',
    fn: async () => {
      await options.attributor.refresh();
    },
  });
  await scheduler.scheduleTask({
    id: 'decisions',
    ...DECISIONS,
    scope: 'global',
    // What expires has to, also while no run comes to its end.
    fn: () =>
      store.transaction(trx =>
        settleDecisions(trx, configuration, { now: options.now() }),
      ),
  });
  if (configuration.securityHub.writeBack) {
    await scheduler.scheduleTask({
      id: 'write-back',
      ...WRITE_BACK,
      scope: 'global',
      fn: async signal => {
        await options.writeBack(signal);
      },
    });
  }
  await scheduler.scheduleTask({
    id: 'notify',
    ...NOTIFY,
    scope: 'global',
    fn: signal => options.notify(signal),
  });
}
