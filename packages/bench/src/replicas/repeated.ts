import { maxBy, sum } from 'lodash';
import type { PageBegun } from '../collector';

/** What names a page of findings begins with. */
export const FINDINGS = 'securityhub:GetFindings ';

/** Pages that were begun once more than needed. */
export interface Repeated {
  total: number;
  /** At most of one collector in one scope, or of one range of findings. */
  most: number;
  /** Which one that is. */
  where?: string;
  /** Which collectors in which scopes, and pages of findings. */
  readings: string[];
}

/** Compares what was begun with how often it was. */
export function repeatedPages({
  pages,
  answers,
}: {
  /** Pages that were begun, by all replicas. */
  pages: PageBegun[];
  /** How often AWS answered what. */
  answers: Map<string, number>;
}): Repeated {
  const seen = new Set<string>();
  const repeats = new Map<string, number>();
  const repeat = (what: string, times: number) =>
    repeats.set(what, (repeats.get(what) ?? 0) + times);
  for (const page of pages) {
    const key = pageOf(page);
    if (seen.has(key)) repeat(readingOf(page), 1);
    seen.add(key);
  }
  // Findings are imported in no collector: AWS tells how often it was asked for a page.
  for (const [what, times] of answers)
    if (isImported(what) && times > 1) repeat(what, times - 1);
  const [where, most] = maxBy([...repeats], ([, times]) => times) ?? [];
  return {
    total: sum([...repeats.values()]),
    most: most ?? 0,
    where,
    readings: [...repeats.keys()],
  };
}

/** Not what a collector asks of its own account's findings: that is a part of its page, which is counted. */
function isImported(what: string): boolean {
  const [, accountId] = what.split(' ');
  const own = `{"Value":"${accountId}","Comparison":"EQUALS"}`;
  return what.startsWith(FINDINGS) && !what.includes(own);
}

/** Names one collector in one scope. */
export function readingOf({
  accountId,
  region,
  collector,
}: Pick<PageBegun, 'accountId' | 'region' | 'collector'>): string {
  return `${accountId} ${region} ${collector}`;
}

function pageOf(page: PageBegun): string {
  return `${readingOf(page)} ${page.listing} ${page.token ?? ''}`;
}
