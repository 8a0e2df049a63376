import { Target } from './targets';

/** More resources than this of one collector are read as a whole. */
const SINGLE = 50;

/** More accounts than this are not kept: the next run reads them. */
const ACCOUNTS = 10_000;

/**
 * An account rests this many times as long as its refresh took: a storm of events takes a tenth of its time, and of its
 * quotas, at most.
 */
const REST = 9;

/** What one collector reads anew in an account. */
export interface Reading {
  region: string;
  collector: string;
  /** Single resources; undefined: all. */
  arns?: ReadonlySet<string>;
}

interface Account {
  /** By Region and collector. */
  readings: Map<
    string,
    { region: string; collector: string; arns?: Set<string> }
  >;
  /** When it may begin, in milliseconds. */
  due: number;
}

/**
 * What events asked for and nobody has read yet, by account. It is kept in memory alone and bounded: what is lost or left
 * out is read by the next run.
 */
export class PendingRefreshes {
  private readonly accounts = new Map<string, Account>();
  /** Those that were taken, and have not ended. */
  private readonly busy = new Set<string>();
  /** Until when accounts rest. */
  private readonly resting = new Map<string, number>();

  /** @param windowMs - how long an account waits for further events */
  constructor(
    private readonly windowMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Answers what becomes of a target: something new to read, something that is to be read anyway, or too much. */
  add({
    accountId,
    region,
    collector,
    arn,
  }: Target): 'added' | 'coalesced' | 'overflow' {
    let account = this.accounts.get(accountId);
    if (!account) {
      if (this.accounts.size >= ACCOUNTS) return 'overflow';
      account = { readings: new Map(), due: this.dueOf(accountId) };
      this.accounts.set(accountId, account);
    }
    const key = `${region} ${collector}`;
    const reading = account.readings.get(key);
    if (!reading) {
      const arns = arn === undefined ? undefined : new Set([arn]);
      account.readings.set(key, { region, collector, arns });
      return 'added';
    }
    if (!reading.arns || (arn !== undefined && reading.arns.has(arn)))
      return 'coalesced';
    if (arn === undefined || reading.arns.size >= SINGLE)
      reading.arns = undefined;
    else reading.arns.add(arn);
    return 'added';
  }

  /** Puts back what could not be read yet, to be tried after another window. */
  putBack(accountId: string, readings: readonly Reading[]): void {
    for (const { region, collector, arns } of readings) {
      for (const arn of arns ?? [undefined])
        this.add({ accountId, region, collector, arn });
    }
  }

  /**
   * Takes the accounts whose time has come, the longest waiting first, with what is to be read in them; none twice before it
   * has ended.
   */
  take(limit: number): { accountId: string; readings: Reading[] }[] {
    const now = this.now();
    const due = [...this.accounts]
      .filter(([id, account]) => account.due <= now && !this.busy.has(id))
      .sort(([, a], [, b]) => a.due - b.due)
      .slice(0, limit);
    return due.map(([accountId, { readings }]) => {
      this.accounts.delete(accountId);
      this.busy.add(accountId);
      return { accountId, readings: [...readings.values()] };
    });
  }

  /** The refresh of an account that was taken has ended, after so many milliseconds. */
  end(accountId: string, tookMs: number): void {
    const now = this.now();
    this.busy.delete(accountId);
    for (const [id, until] of this.resting)
      if (until <= now) this.resting.delete(id);
    const until = now + REST * tookMs;
    this.resting.set(accountId, until);
    const account = this.accounts.get(accountId);
    if (account) account.due = Math.max(account.due, until);
  }

  /** When the next account is due, in milliseconds; undefined where none is. */
  get next(): number | undefined {
    let next: number | undefined;
    for (const [id, { due }] of this.accounts)
      if (!this.busy.has(id)) next = Math.min(next ?? due, due);
    return next;
  }

  /** How many accounts are pending. */
  get size(): number {
    return this.accounts.size;
  }

  private dueOf(accountId: string): number {
    return Math.max(
      this.now() + this.windowMs,
      this.resting.get(accountId) ?? 0,
    );
  }
}
