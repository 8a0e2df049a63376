/** A moment as every table keeps it: ISO 8601 in UTC, of one width. */
export function toText(moment: Date | string): string {
  return new Date(moment).toISOString();
}

/** The moment that a column holds, if any. */
export function toDate(text: string | null | undefined): Date | undefined {
  return text ? new Date(text) : undefined;
}
