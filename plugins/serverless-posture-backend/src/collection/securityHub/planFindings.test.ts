import { coverageOf, FindingsSourceState, planFindings } from './planFindings';

const source = {
  accountId: '111122223333',
  region: 'eu-west-1',
  organization: true,
  linkedRegions: false,
};

const now = new Date('2026-11-20T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const before: FindingsSourceState = {
  accountId: source.accountId,
  region: source.region,
  covers: coverageOf(source),
  generation: 'CSPM',
  readUntil: hoursAgo(1),
  reconciledAt: hoursAgo(5),
  pages: 3,
};

const accountIds = Array.from({ length: 30 }, (_, i) =>
  String(100_000_000_000 + i * 31_000_000_007),
);

const plan = (
  state?: Partial<FindingsSourceState>,
  of = source,
  quotaShare = 0.5,
) =>
  planFindings(of, {
    before: state && { ...before, ...state },
    now,
    reconcile: { days: 1 },
    accountIds,
    quotaShare,
  });

describe('planFindings', () => {
  it('asks for what changed since the last complete reading, and some minutes before', () => {
    expect(plan({})).toEqual({
      source,
      plannedAt: now.toISOString(),
      ranges: [{}],
      since: { from: '2026-11-20T10:50:00.000Z', generation: 'CSPM' },
    });
  });

  it.each<[string, Partial<FindingsSourceState> | undefined]>([
    ['a source that was never read', undefined],
    ['what was last reconciled too long ago', { reconciledAt: hoursAgo(24) }],
    [
      'a source that answered for less',
      { covers: coverageOf({ ...source, organization: false }) },
    ],
  ])('asks for all of %s', (_, state) => {
    expect(plan(state).since).toBeUndefined();
  });

  it('reads many accounts side by side, the more so the more quota it has', () => {
    expect(plan().ranges).toHaveLength(1);
    expect(plan(undefined, source, 1).ranges).toHaveLength(2);
  });

  it('reads few pages, or one account, in one go', () => {
    expect(plan({ reconciledAt: hoursAgo(24) }).ranges).toEqual([{}]);
    expect(plan(undefined, { ...source, organization: false }).ranges).toEqual([
      {},
    ]);
  });
});
