import type { PageBegun } from '../collector';
import type { Together } from './collectTogether';

const FINDINGS = 'securityhub:GetFindings ';

/** Pages that were begun once more than needed: in all, and at most of one collector in one scope or range of findings. */
export function repeatedPages({
  pages,
  answers,
}: Pick<Together, 'pages' | 'answers'>): { total: number; most: number } {
  const seen = new Set<string>();
  const repeats = new Map<string, number>();
  const repeat = (what: string, times: number) =>
    repeats.set(what, (repeats.get(what) ?? 0) + times);
  for (const page of pages) {
    const key = pageOf(page);
    if (seen.has(key)) repeat(readingOf(page), 1);
    seen.add(key);
  }
  // Findings are read in no collector: AWS tells how often it was asked for a page.
  for (const [what, times] of answers)
    if (what.startsWith(FINDINGS) && times > 1) repeat(what, times - 1);
  const counts = [...repeats.values()];
  return {
    total: counts.reduce((sum, n) => sum + n, 0),
    most: Math.max(0, ...counts),
  };
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
