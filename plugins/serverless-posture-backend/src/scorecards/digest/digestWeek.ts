import {
  addWeeks,
  IsoWeek,
  isoWeekOf,
} from 'backstage-plugin-serverless-posture-common';
import { DateTime } from 'luxon';
import { DigestConfiguration } from '../../collection/digestConfiguration';

/**
 * The week that teams are to be told of now: the last one that is over, from the configured moment in the week after it on;
 * undefined before that moment, and where there is no digest.
 */
export function digestWeek(
  { enabled, weekday, hour, minute, timeZone }: DigestConfiguration,
  now: Date,
): IsoWeek | undefined {
  const current = isoWeekOf(now);
  const [weekYear, weekNumber] = current.split('-W').map(Number);
  const moment = DateTime.fromObject(
    { weekYear, weekNumber, weekday, hour, minute },
    { zone: timeZone },
  );
  return enabled && now.getTime() >= moment.toMillis()
    ? addWeeks(current, -1)
    : undefined;
}
