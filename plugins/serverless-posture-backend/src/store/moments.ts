/** A moment as every table keeps it: ISO 8601 in UTC, of one width. */
export function toText(moment: Date | string): string {
  return new Date(moment).toISOString();
}

/** The moment that a column holds, if any. */
export function toDate(text: string | null | undefined): Date | undefined {
  return text ? new Date(text) : undefined;
}

/** The moment so many days before another. */
export function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * 24 * 60 * 60 * 1000);
}
