import {
  addWeeks,
  daysOfIsoWeek,
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
  const last = addWeeks(current, -1);
  const momentIn = (week: IsoWeek): DateTime => {
    const [weekYear, weekNumber] = week.split('-W').map(Number);
    return DateTime.fromObject(
      { weekYear, weekNumber, weekday, hour, minute },
      { zone: timeZone },
    );
  };
  // West of UTC the last evening of a week is in the next one.
  const late = momentIn(last);
  const isThisWeek = late.toJSDate() >= new Date(daysOfIsoWeek(current).from);
  const moment = isThisWeek ? late : momentIn(current);
  return enabled && now >= moment.toJSDate() ? last : undefined;
}
