import type { Served } from 'aws-simulator';

/** Reads that serve the whole organization count for no account. */
const organizationWide =
  /^(sts|organizations):|^securityhub:(GetFindings|List)/;

/** How evenly the accounts progress: what was answered to whom, and when. */
export class CompletedByAccount {
  private readonly answers = new Map<string, number[]>();
  private started = 0;

  constructor(private readonly time: { now(): number }) {}

  start(): void {
    this.answers.clear();
    this.started = this.time.now();
  }

  count({ operation, accountId }: Served): void {
    if (organizationWide.test(operation)) return;
    const answers = this.answers.get(accountId);
    if (answers) answers.push(this.time.now());
    else this.answers.set(accountId, [this.time.now()]);
  }

  /** Jain's index of the share of its answers that each account has when half of the time is over: 1 is even. */
  fairness(): number {
    const half = (this.started + this.time.now()) / 2;
    return jain(
      [...this.answers.values()].map(
        times => times.filter(time => time <= half).length / times.length,
      ),
    );
  }
}

/** Jain's fairness index, from 1 ÷ count (one has all) to 1 (all have the same). */
export function jain(shares: number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return squares === 0 ? 1 : (sum * sum) / (shares.length * squares);
}
