import {
  FindingChange,
  IsoWeek,
} from 'backstage-plugin-serverless-posture-common';
import { DateTime } from 'luxon';

/** What became of a finding, as people say it. */
export const changeWords: Record<FindingChange['change'], string> = {
  new: 'new',
  fixed: 'fixed',
  reopened: 'came back',
  exempted: 'exempted',
  unexempted: 'exempted no longer',
};

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
