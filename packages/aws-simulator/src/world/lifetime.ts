/** Something that exists from one date to another and changes in between. */
export interface Lifetime<T> {
  value: T;
  /** Exists from this date on; left out: always did. */
  from?: Date;
  /** No longer exists at this date. */
  until?: Date;
  /** In order of time; each makes the next value of the one before. */
  changes: Change<T>[];
}

/** A dated change. */
export interface Change<T> {
  at: Date;
  to: (value: T) => T;
}

/** Something that exists, by default for ever and unchanged. */
export const lasting = <T>(
  value: T,
  life: Partial<Omit<Lifetime<T>, 'value'>> = {},
): Lifetime<T> => ({
  value,
  ...life,
  changes: [...(life.changes ?? [])].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  ),
});

/** The value at a date; undefined before and after its life. */
export function valueAt<T>(life: Lifetime<T>, date: Date): T | undefined {
  if (life.from && date < life.from) return undefined;
  if (life.until && date >= life.until) return undefined;
  return life.changes
    .filter(({ at }) => at <= date)
    .reduce((value, { to }) => to(value), life.value);
}

/** What exists at a date. */
export const allAt = <T>(lives: Lifetime<T>[], date: Date): T[] =>
  lives.flatMap(life => valueAt(life, date) ?? []);

/** The dates at which something changes. */
export const datesOf = (life: Lifetime<unknown>): Date[] => [
  ...(life.from ? [life.from] : []),
  ...(life.until ? [life.until] : []),
  ...life.changes.map(({ at }) => at),
];
