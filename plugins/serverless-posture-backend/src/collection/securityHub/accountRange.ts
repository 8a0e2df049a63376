/** Accounts by how their ids begin: one of `only`, or none of `except`; without both, all accounts. */
export interface AccountRange {
  only?: string[];
  except?: string[];
}

/** Security Hub takes so many values of one filter. */
const MOST_PREFIXES = 20;

/** Beginnings of ids to share out per part, so that the parts come out even. */
const PREFIXES_PER_PART = 4;

/** Whether an account is in a range. */
export function isInRange(
  accountId: string,
  { only, except = [] }: AccountRange,
): boolean {
  const begins = (prefix: string) => accountId.startsWith(prefix);
  return (only?.some(begins) ?? true) && !except.some(begins);
}

/**
 * All accounts in so many ranges, as even as the ids allow: each account, of those that are known or any other, is in one
 * range and no more. Security Hub's pages follow one another; ranges can be read side by side.
 *
 * @param accountIds - the accounts that are known
 */
export function splitAccounts(
  accountIds: readonly string[],
  parts: number,
): AccountRange[] {
  const groups = byPrefix(
    [...new Set(accountIds)],
    Math.min(MOST_PREFIXES, parts * PREFIXES_PER_PART),
  );
  if (parts < 2 || groups.length < 2) return [{}];
  const bins = Array.from({ length: Math.min(parts, groups.length) }, () => ({
    prefixes: [] as string[],
    accounts: 0,
  }));
  for (const { prefix, ids } of groups) {
    const least = bins.reduce((a, b) => (b.accounts < a.accounts ? b : a));
    least.prefixes.push(prefix);
    least.accounts += ids.length;
  }
  const ranges = bins.slice(1).map(({ prefixes }) => ({ only: prefixes }));
  // Accounts that nobody told us of are in the range that names none.
  return [{ except: ranges.flatMap(({ only }) => only) }, ...ranges];
}

interface Group {
  prefix: string;
  ids: string[];
}

/** Ids by their beginnings, the largest group first; none begins as another one does. */
function byPrefix(ids: string[], most: number): Group[] {
  let groups: Group[] = [{ prefix: '', ids }];
  for (;;) {
    const [largest, ...others] = groups;
    if (largest.ids.length < 2 || groups.length >= most) return groups;
    const parts = split(largest);
    if (others.length + parts.length > MOST_PREFIXES) return groups;
    groups = [...others, ...parts].sort(
      (a, b) => b.ids.length - a.ids.length || (a.prefix < b.prefix ? -1 : 1),
    );
  }
}

/** A group by the next digit of its ids. */
function split({ prefix, ids }: Group): Group[] {
  const parts = new Map<string, string[]>();
  for (const id of ids) {
    const longer = id.slice(0, prefix.length + 1);
    parts.set(longer, [...(parts.get(longer) ?? []), id]);
  }
  return [...parts].map(([longer, own]) => ({ prefix: longer, ids: own }));
}
