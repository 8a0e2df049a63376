/** An ISO 8601 week as `2026-W47`. Weeks start on Monday, 00:00 UTC. @public */
export type IsoWeek = string;

const DAY = 24 * 60 * 60 * 1000;

/** The ISO week of a moment, in UTC. @public */
export function isoWeekOf(moment: Date): IsoWeek {
  // The week belongs to the year of its Thursday.
  const thursday = new Date(moment.getTime() + (4 - isoDay(moment)) * DAY);
  const year = thursday.getUTCFullYear();
  const week = Math.ceil(
    (thursday.getTime() - Date.UTC(year, 0, 1) + 1) / (7 * DAY),
  );
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/**
 * First day (Monday) and first day after an ISO week, as `YYYY-MM-DD` in UTC.
 * Throws a RangeError that names the form where `week` isn't one.
 * @public
 */
export function daysOfIsoWeek(week: IsoWeek): { from: string; until: string } {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  if (match) {
    const fourth = new Date(Date.UTC(Number(match[1]), 0, 4)); // always in week 1
    const monday =
      fourth.getTime() +
      (1 - isoDay(fourth) + 7 * (Number(match[2]) - 1)) * DAY;
    if (isoWeekOf(new Date(monday)) === week) {
      return {
        from: dayOf(new Date(monday)),
        until: dayOf(new Date(monday + 7 * DAY)),
      };
    }
  }
  throw new RangeError(`'${week}' is no ISO week; write it like 2026-W47`);
}

/** The ISO week `count` weeks after (before, if negative) another. @public */
export function addWeeks(week: IsoWeek, count: number): IsoWeek {
  const monday = new Date(`${daysOfIsoWeek(week).from}T00:00:00Z`);
  return isoWeekOf(new Date(monday.getTime() + count * 7 * DAY));
}

/** The day of a moment in UTC as `YYYY-MM-DD`. @public */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

function isoDay(moment: Date): number {
  return moment.getUTCDay() || 7;
}
