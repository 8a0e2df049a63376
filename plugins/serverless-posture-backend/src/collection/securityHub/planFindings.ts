import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { quotasOf } from '../../aws';
import { AccountRange, splitAccounts } from './accountRange';
import { getFindings } from './operations';
import { Generation } from './query';
import { FindingsSource } from './sources';

/** What an earlier run knows of a source. */
export interface FindingsSourceState {
  accountId: string;
  region: string;
  /** What was read there, see {@link coverageOf}. */
  covers: string;
  generation: Generation;
  /** When the last complete reading began: what was updated before has been read. */
  readUntil: Date;
  /** When the last complete reading of all that is active began. */
  reconciledAt: Date;
  /** Pages of that one. */
  pages: number;
}

/** What is read of one source in one run. */
export interface FindingsPlan {
  source: FindingsSource;
  /** When it was planned, as ISO 8601: before its first call. */
  plannedAt: string;
  /** Read side by side. */
  ranges: AccountRange[];
  /** Only what changed since a moment, in this generation; left out, all that is active. */
  since?: { from: string; generation: Generation };
}

/** Security Hub's index lags, and its clock is not ours. */
const OVERLAP_MS = 10 * 60_000;

/** Seconds that a page of 100 findings takes; assumed, since it can't be known beforehand. */
const SECONDS_PER_PAGE = 0.4;

/** How much longer than expected pages may take on the average before the quota is no longer used up. */
const MARGIN = 1.5;

/** Accounts, or pages of an earlier reading, from which on it pays to read ranges side by side. */
const WORTH_SPLITTING = 8;

/** A source with the same text answers for the same findings. */
export function coverageOf({
  organization,
  linkedRegions,
}: FindingsSource): string {
  return `${organization ? 'organization' : 'account'}/${
    linkedRegions ? 'linked-regions' : 'region'
  }`;
}

/** The source that was read, from what is known of it. */
export function coveredSource({
  accountId,
  region,
  covers,
}: Pick<
  FindingsSourceState,
  'accountId' | 'region' | 'covers'
>): FindingsSource {
  const [whose, where] = covers.split('/');
  return {
    accountId,
    region,
    organization: whose === 'organization',
    linkedRegions: where === 'linked-regions',
  };
}

/**
 * What to read of a source: what changed since the last complete reading, or all that is active where there was none, where
 * it was of something else, or where the last one of all is too long ago; only that shows what vanished in silence.
 *
 * @param accountIds - the accounts that are collected
 */
export function planFindings(
  source: FindingsSource,
  {
    before,
    now,
    reconcile,
    accountIds,
    quotaShare,
  }: {
    before: FindingsSourceState | undefined;
    now: Date;
    reconcile: HumanDuration;
    accountIds: readonly string[];
    quotaShare: number;
  },
): FindingsPlan {
  const plannedAt = now.toISOString();
  const oldest = now.getTime() - durationToMilliseconds(reconcile);
  if (
    before?.covers === coverageOf(source) &&
    before.reconciledAt.getTime() > oldest
  ) {
    const { generation, readUntil } = before;
    const from = new Date(readUntil.getTime() - OVERLAP_MS).toISOString();
    return { source, plannedAt, ranges: [{}], since: { from, generation } };
  }
  const known = before?.pages ?? accountIds.length;
  const split = source.organization && known >= WORTH_SPLITTING;
  return {
    source,
    plannedAt,
    ranges: split ? splitAccounts(accountIds, sideBySide(quotaShare)) : [{}],
  };
}

/** Whether all that is active is read in ranges of accounts, for page by page it would not use the quota up. */
export function isReadInRanges(quotaShare: number): boolean {
  return sideBySide(quotaShare) > 1;
}

/**
 * Page follows page: as many at a time as use the quota up, with a margin, for latency varies. What a slow page leaves of
 * the quota its burst keeps for those that follow. Each range beyond costs a page more, as none ends with a full one.
 */
function sideBySide(quotaShare: number): number {
  const [{ rate }] = quotasOf(getFindings.id);
  return Math.ceil(rate * quotaShare * SECONDS_PER_PAGE * MARGIN);
}
