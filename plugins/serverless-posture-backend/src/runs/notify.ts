import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { RELATION_PARENT_OF } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { IsoWeek } from 'backstage-plugin-serverless-posture-common';
import { PostureConfiguration } from '../collection/configuration';
import { related } from '../ownership/related';
import { digestWeek } from '../scorecards/digest/digestWeek';
import { noteExpiring } from '../scorecards/digest/noteExpiring';
import { prepareDigests } from '../scorecards/digest/prepareDigests';
import { sendNotices } from '../scorecards/digest/sendNotices';
import { ScorecardOptions } from '../scorecards/parts';
import { PostureStore } from '../store/store';

/** What owners are told with. */
export interface NotifyDependencies {
  auth: AuthService;
  catalog: CatalogService;
  configuration: PostureConfiguration;
  /** The enabled controls. */
  controls: ScorecardOptions['controls'];
  logger: LoggerService;
  notifications: NotificationService;
  store: PostureStore;
  now(): Date;
}

/** What tells owners of what they have not been told yet; to be called every now and then. It logs where it cannot, and never throws. */
export function notifier({
  auth,
  catalog,
  configuration,
  controls,
  logger,
  notifications,
  store,
  now,
}: NotifyDependencies): (signal?: AbortSignal) => Promise<void> {
  let prepared: IsoWeek | undefined;
  let failed: string | undefined;
  return async signal => {
    try {
      const week = digestWeek(configuration.digest, now());
      if (week && week !== prepared) {
        const { scoring: settings } = configuration;
        await prepareDigests(store, { controls, settings, week, now: now() });
        prepared = week;
      }
      await noteExpiring(store, { now: now() });
      const sent = await sendNotices(store, {
        notifications,
        groupsBelow: async ref =>
          related(
            catalog,
            await auth.getOwnServiceCredentials(),
            [ref],
            RELATION_PARENT_OF,
          ),
        now,
        signal,
      });
      if (sent > 0) failed = undefined;
    } catch (error) {
      const message = String(error);
      // Once, not with every try.
      if (message !== failed) {
        logger.warn(
          `Owners could not be told what changed; it is tried again for a week: ${message}`,
        );
      }
      failed = message;
    }
  };
}
