import { AccountRange, isInRange } from './accountRange';
import { ImportedFinding } from './importedFinding';

/** Security Hub CSPM, or the unified Security Hub that came after it. */
export type Generation = 'CSPM' | 'V2';

/** What is asked of one source. */
export interface FindingsQuery {
  /** Only findings of this Region; left out, a home Region also answers with those of the Regions linked to it. */
  region?: string;
  accounts: AccountRange;
  /**
   * Only what was updated in this time, whatever its state: what was archived or resolved, too, so that it can be closed.
   * Left out, all that is active.
   */
  updated?: { from: string; until: string };
}

/** Endpoints may ignore filters, so that they are applied once more. */
export function isAskedFor(
  { accountId, region }: ImportedFinding,
  query: FindingsQuery,
): boolean {
  return (
    (!query.region || region === query.region) &&
    isInRange(accountId, query.accounts)
  );
}

/** One page of either generation. */
export interface FindingsPage {
  findings: ImportedFinding[];
  next?: string;
}
