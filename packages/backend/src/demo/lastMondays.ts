const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The last Mondays that have begun, oldest first, each at midnight UTC.
 * Weekly scorecards compare ISO weeks, which begin on Monday.
 */
export function lastMondays(today: Date, count: number): Date[] {
  const midnight = Date.UTC(
    today.getUTCFullYear(),
    today.getUTCMonth(),
    today.getUTCDate(),
  );
  const daysSinceMonday = (today.getUTCDay() + 6) % 7;
  const lastMonday = midnight - daysSinceMonday * DAY_MS;
  return Array.from(
    { length: count },
    (_, index) => new Date(lastMonday - (count - 1 - index) * 7 * DAY_MS),
  );
}
