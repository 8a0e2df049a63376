/** A bucket of tokens that refills at a constant rate. */
export class TokenBucket {
  #tokens: number;
  #at: number;

  /**
   * @param rate - tokens per second
   * @param burst - tokens that a full bucket holds
   * @param now - milliseconds
   */
  constructor(
    private readonly rate: number,
    private readonly burst: number,
    now: number,
  ) {
    this.#tokens = burst;
    this.#at = now;
  }

  /** Seconds until a token is there; 0 when there is one now. */
  wait(now: number): number {
    this.#refill(now);
    // What a rounding error lacks of a token is a token.
    return this.#tokens >= 1 - 1e-9 ? 0 : (1 - this.#tokens) / this.rate;
  }

  /** Whether it holds all that it can. */
  isFull(now: number): boolean {
    this.#refill(now);
    return this.#tokens >= this.burst;
  }

  #refill(now: number): void {
    const passed = Math.max(0, now - this.#at) / 1000;
    this.#tokens = Math.min(this.burst, this.#tokens + passed * this.rate);
    this.#at = now;
  }

  take(): void {
    this.#tokens -= 1;
  }
}
