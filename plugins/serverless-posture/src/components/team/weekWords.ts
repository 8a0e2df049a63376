import { IsoWeek } from 'backstage-plugin-serverless-posture-common';
import { DateTime } from 'luxon';

/** `Week 47` of `2026-W47`. */
export function weekName(week: IsoWeek): string {
  return `Week ${Number(week.split('-W')[1])}`;
}

/** The days of a week, the last one included: `16 – 22 November 2026`. */
export function daysWords(from: string, until: string): string {
  const first = DateTime.fromISO(from, { zone: 'utc', locale: 'en-GB' });
  const last = DateTime.fromISO(until, { zone: 'utc', locale: 'en-GB' }).minus({
    days: 1,
  });
  return `${first.toFormat(
    first.month === last.month ? 'd' : 'd MMMM',
  )} – ${last.toFormat('d MMMM yyyy')}`;
}
