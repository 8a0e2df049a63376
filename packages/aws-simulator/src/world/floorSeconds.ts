import { latencyOf, Served } from '../limits/latency';
import { drawQuotas, QuotaTable } from '../limits/drawnQuotas';
import { Quota } from '../limits/quotas';
import {
  leastCalls,
  MinimumOptions,
  ScopeCalls,
  serverlessFindings,
} from './minimumCalls';
import { World } from './world';

/** What a floor takes into account. */
export interface FloorOptions extends MinimumOptions {
  /** Share of each rate that is used; bursts are used in full. Default 1. */
  quotaShare?: number;
  /** Seed of the latencies that nobody escapes; left out: answers come at once. */
  latencySeed?: number;
  /**
   * How often an operation was answered before, to one account and, unless the Region is left out, there: later answers take
   * other times. Default never.
   */
  answered?(what: Omit<Served, 'region'> & { region?: string }): number;
}

const GET_FINDINGS = 'securityhub:GetFindings';

const secondsOf = ({ rate, burst }: Quota, count: number, share: number) =>
  Math.max(0, (count - burst) / (rate * share));

/**
 * The Regions with most findings against as many buckets, and the home Region's.
 *
 * @param others - calls that the administrator's buckets have to bear beside, by Region
 */
function findingsSeconds(
  world: World,
  at: Date,
  quota: Quota,
  share: number,
  others: ReadonlyMap<string, number>,
): number {
  const regions = [...serverlessFindings(world, at)].sort(
    ([, a], [, b]) => b - a,
  );
  let found = 0;
  let floor = 0;
  const buckets = new Set([world.homeRegion]);
  for (const [region, count] of regions) {
    found += count;
    buckets.add(region);
    const calls = [...buckets].reduce(
      (sum, one) => sum + (others.get(one) ?? 0),
      Math.ceil(found / 100),
    );
    const perBucket = calls / buckets.size;
    floor = Math.max(floor, secondsOf(quota, perBucket, share));
  }
  return floor;
}

/** The calls that have to be answered before another one can be asked. */
class Chain {
  private readonly pageOf = new Map<string, number>();
  private readonly pages: number[] = [];
  private readonly assumed: number;

  constructor(
    private readonly world: World,
    quota: Quota,
    share: number,
    private readonly options: Pick<FloorOptions, 'latencySeed' | 'answered'>,
  ) {
    const { accounts, emptyAccountPages, managementAccountId } = world;
    accounts.forEach(({ id }, index) =>
      this.pageOf.set(id, emptyAccountPages + Math.floor(index / 20)),
    );
    const count = emptyAccountPages + Math.ceil(accounts.length / 20);
    let latency = 0;
    for (let page = 0; page < count; page++) {
      latency += this.latency(
        'organizations:ListAccounts',
        managementAccountId,
        page,
      );
      this.pages.push(Math.max(latency, secondsOf(quota, page + 1, share)));
    }
    this.assumed = Math.min(
      ...accounts.map((_, ordinal) =>
        this.latency('sts:AssumeRole', managementAccountId, ordinal),
      ),
    );
  }

  /** When an account can be asked. */
  entered(accountId: string): number {
    const { managementAccountId, securityHubAdministratorId } = this.world;
    // Configuration may name these two.
    const isNamed =
      accountId === managementAccountId ||
      accountId === securityHubAdministratorId;
    const known = isNamed ? 0 : this.pages[this.pageOf.get(accountId)!];
    return known + (accountId === managementAccountId ? 0 : this.assumed);
  }

  /** How much later an operation can be asked that takes what a listing answers. */
  listed(operation: string, accountId: string, region: string): number {
    const listing = {
      'lambda:GetPolicy': 'lambda:ListFunctions',
      'apigateway:GetResources': 'apigateway:GetRestApis',
    }[operation];
    return listing ? this.latency(listing, accountId, 0, region) : 0;
  }

  /** Seconds that an answer takes, the first being 0. */
  latency(
    operation: string,
    accountId: string,
    ordinal: number,
    region?: string,
  ): number {
    const { latencySeed, answered } = this.options;
    if (latencySeed === undefined) return 0;
    const before = answered?.({ operation, accountId, region }) ?? 0;
    const answer = {
      operation,
      accountId,
      region: region ?? '',
      ordinal: before + ordinal,
    };
    return latencyOf(latencySeed, answer, 0) / 1000;
  }
}

/**
 * Seconds that no way of collecting {@link minimumCalls} can undercut: buckets fill side by side, each from the moment at
 * which its first call can be known to be needed, so it is the slowest bucket's. An account is known once its page of the
 * organization's accounts has come and can be entered one AssumeRole later; policies and methods are known by the first
 * page of what has them. Each answer then takes its own latency, which its place among the answers of its operation
 * decides, not who asks for what. Work that follows a bucket's last answer isn't counted.
 *
 * Findings are read in the administrator, where each linked Region has a bucket of its own and the home Region's can help
 * all of them.
 */
export function floorSeconds(
  world: World,
  at: Date,
  options: FloorOptions = {},
): number {
  const { quotaShare = 1, findings = false } = options;
  if (!(quotaShare > 0 && quotaShare <= 1)) {
    throw new Error('floorSeconds: quotaShare must be above 0 and at most 1');
  }
  const quotasOf = drawQuotas(world.seed);
  const chain = new Chain(
    world,
    quotasOf('organizations:ListAccounts')[0],
    quotaShare,
    options,
  );
  let floor = 0;
  const [findingsQuota] = quotasOf(GET_FINDINGS);
  const administrator = world.securityHubAdministratorId;
  const others = new Map<string, number>();
  const scopes = leastCalls(world, at, {
    types: options.types,
    warm: options.warm,
  });
  for (const account of byAccount(scopes)) {
    for (const demand of demandsOf(account, quotasOf, chain)) {
      const { quota, count, start, operations } = demand;
      floor = Math.max(floor, start + secondsOf(quota, count, quotaShare));
      for (const one of operations) {
        for (let call = 0; call < one.count; call++) {
          const sent = one.start + secondsOf(quota, call + 1, quotaShare);
          floor = Math.max(floor, sent + one.latency(call));
        }
      }
    }
    for (const { accountId, region, calls } of account) {
      const count = calls[GET_FINDINGS] ?? 0;
      if (accountId === administrator)
        others.set(region, (others.get(region) ?? 0) + count);
    }
  }
  // Of findings, a warm collection asks what changed, which is nothing.
  if (!findings || options.warm) return floor;
  return Math.max(
    floor,
    chain.entered(administrator) +
      findingsSeconds(world, at, findingsQuota, quotaShare, others),
  );
}

/** What is asked of one bucket, and in how many seconds its first call can be known to be needed. */
interface Demand {
  quota: Quota;
  count: number;
  start: number;
  /** The operations that only this Region can answer: none of their calls is sent before its bucket lets it through. */
  operations: {
    count: number;
    start: number;
    /** Of the answer to a call, the first being 0. */
    latency(call: number): number;
  }[];
}

/** The calls of an account, bucket by bucket: all that is read in a Region shares its buckets, whatever it is read for. */
function demandsOf(
  scopes: readonly ScopeCalls[],
  quotasOf: QuotaTable,
  chain: Chain,
): Iterable<Demand> {
  const demands = new Map<string, Demand>();
  for (const { accountId, region, calls, anywhere } of scopes) {
    const known =
      calls['organizations:ListAccounts'] === undefined
        ? chain.entered(accountId)
        : 0;
    for (const [operation, count] of Object.entries(calls)) {
      if (count === 0) continue;
      const asked = known + chain.listed(operation, accountId, region);
      for (const quota of quotasOf(operation)) {
        const place = quota.scope === 'region' ? region : '';
        const key = `${place}/${quota.id}`;
        const demand: Demand = demands.get(key) ?? {
          quota,
          count: 0,
          start: asked,
          operations: [],
        };
        demand.count += count;
        demand.start = Math.min(demand.start, asked);
        if (!anywhere) {
          demand.operations.push({
            count,
            start: asked,
            latency: call => chain.latency(operation, accountId, call, region),
          });
        }
        demands.set(key, demand);
      }
    }
  }
  return demands.values();
}

/** Scopes that follow each other in one account, together. */
function* byAccount(scopes: Iterable<ScopeCalls>): Generator<ScopeCalls[]> {
  let together: ScopeCalls[] = [];
  for (const scope of scopes) {
    if (together.length > 0 && together[0].accountId !== scope.accountId) {
      yield together;
      together = [];
    }
    together.push(scope);
  }
  yield together;
}
