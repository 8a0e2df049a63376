/** The middle of the values; the mean of the two in the middle where their count is even. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2
    ? sorted[Math.floor(middle)]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of each field of alike records. */
export function medians<T extends Record<string, number>>(records: T[]): T {
  const [first] = records;
  return Object.fromEntries(
    Object.keys(first).map(name => [
      name,
      median(records.map(record => record[name])),
    ]),
  ) as T;
}

/** Rounded to three decimals, for print. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
