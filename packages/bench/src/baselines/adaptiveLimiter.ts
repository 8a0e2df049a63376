import type { Time } from 'aws-simulator';
import type { Limiter } from './caller';

/** Of the SDK's adaptive mode: what a throttle leaves of the rate, and how fast it comes back. */
const BETA = 0.7;
const SCALE = 0.4;

/** Nothing is held back below this rate. Calls per second. */
const LEAST = 0.5;

/**
 * One limiter for all calls, as the SDK's adaptive mode has it for a client: it does nothing until a first throttle, which
 * cuts the rate to seven tenths, and lets it grow along a cubic curve from there.
 */
export class AdaptiveLimiter implements Limiter {
  private rate = Infinity;
  private before = 0;
  private throttledAt = 0;
  private free = 0;
  private answers: number[] = [];

  constructor(private readonly time: Time) {}

  async take(): Promise<void> {
    if (this.rate === Infinity) return;
    const now = this.time.now();
    this.free = Math.max(now, this.free) + 1000 / this.rate;
    await this.time.sleep(this.free - now);
  }

  answered(isThrottled: boolean): void {
    const now = this.time.now();
    this.answers = this.answers.filter(at => at > now - 1000);
    this.answers.push(now);
    if (isThrottled) {
      this.before = Math.min(this.rate, this.answers.length);
      this.throttledAt = now;
      this.rate = Math.max(LEAST, this.before * BETA);
    } else if (this.rate !== Infinity) {
      const recovery = Math.cbrt((this.before * (1 - BETA)) / SCALE);
      const seconds = (now - this.throttledAt) / 1000;
      this.rate = Math.max(
        LEAST,
        SCALE * (seconds - recovery) ** 3 + this.before,
      );
    }
  }
}
