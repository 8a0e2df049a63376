import { Clock } from './clock';

/** Rates of a bucket in requests per second. */
export interface BucketRates {
  rate: number;
  /** Requests that may be sent at once after a pause. */
  burst: number;
  /** How far the rate may grow while nothing is throttled. Default: `rate`. */
  ceiling?: number;
}

interface Waiting {
  resolve(taken: number): void;
  reject(reason: unknown): void;
  signal?: AbortSignal;
}

/** Below this a bucket would stand still. Requests per second. */
const FLOOR = 0.1;

/**
 * Lets callers through in order, at a rate that a throttle halves and every further call raises by a hundredth of its
 * ceiling (additive increase, multiplicative decrease).
 */
export class TokenBucket {
  private tokens: number;
  private current: number;
  private refilled: number;
  private halved = -Infinity;
  private pausedUntil = -Infinity;
  /** Thousands wait at times: each is no more than this. The first one is being waited for. */
  private queue: Waiting[] = [];

  constructor(
    private readonly rates: BucketRates,
    private readonly clock: Clock,
  ) {
    this.tokens = Math.max(1, rates.burst);
    this.current = rates.rate;
    this.refilled = clock.now();
  }

  /** Requests per second that it lets through now. */
  get rate(): number {
    return this.current;
  }

  /** Whether it was left alone for so many milliseconds that a new one would let as much through. */
  isIdle(milliseconds: number): boolean {
    const now = this.clock.now();
    const { rate, burst } = this.rates;
    const refill = ((now - this.refilled) * this.current) / 1000;
    return (
      this.queue.length === 0 &&
      this.current >= rate &&
      now - Math.max(this.refilled, this.pausedUntil) >= milliseconds &&
      this.tokens + refill >= Math.max(1, burst)
    );
  }

  /** Waits for a token; resolves with the moment at which it was taken. */
  take(signal?: AbortSignal): Promise<number> {
    return new Promise((resolve, reject) => {
      this.queue.push({ resolve, reject, signal });
      if (this.queue.length === 1) this.serve();
    });
  }

  /** AWS refused the call whose token was taken at `taken`, and may have said how long to wait. */
  throttled(taken: number, retryAfter = 0): void {
    const now = this.clock.now();
    this.pausedUntil = Math.max(this.pausedUntil, now + retryAfter);
    // Calls that were under way at the last halving tell nothing about the rate since.
    if (taken < this.halved) return;
    this.halved = now;
    this.current = Math.max(FLOOR, this.current / 2);
    this.tokens = Math.min(this.tokens, 0);
  }

  private async serve(): Promise<void> {
    while (this.queue.length > 0) {
      const [{ resolve, reject, signal }] = this.queue;
      await this.wait(signal).then(resolve, reject);
      this.queue.shift();
    }
    // An empty one keeps the room that it had, and most buckets stand still.
    this.queue = [];
  }

  private async wait(signal?: AbortSignal): Promise<number> {
    for (;;) {
      signal?.throwIfAborted();
      const now = this.clock.now();
      const burst = Math.max(1, this.rates.burst);
      this.tokens = Math.min(
        burst,
        this.tokens + ((now - this.refilled) * this.current) / 1000,
      );
      this.refilled = now;
      const pause = this.pausedUntil - now;
      if (pause > 0) {
        await this.clock.sleep(pause, signal);
      } else if (this.tokens > 1 - 1e-6) {
        this.tokens -= 1;
        const ceiling = this.rates.ceiling ?? this.rates.rate;
        this.current = Math.min(ceiling, this.current + ceiling / 100);
        return now;
      } else {
        await this.clock.sleep(
          Math.ceil(((1 - this.tokens) / this.current) * 1000),
          signal,
        );
      }
    }
  }
}
