import {
  createLatency,
  createRandom,
  createThrottle,
  drawQuotas,
  Time,
  World,
} from 'aws-simulator';
import type { PeerCall } from './peerCalls';

/** What slows a caller down before each attempt. */
export interface Limiter {
  take(): Promise<void>;
  answered(isThrottled: boolean): void;
}

/** Attempts of the SDK's standard mode. */
const ATTEMPTS = 3;

/** Milliseconds before the first repetition of a throttled call, at most; doubled for each further one. */
const BACKOFF = 500;

/** Sends calls as an SDK client does, to quotas and latencies of a simulated organization. */
export class PeerCaller {
  calls = 0;
  throttles = 0;
  /** Reads that were given up, and are missing in what the tool finds. */
  lost = 0;
  private readonly throttle;
  private readonly latency;
  private readonly random;

  constructor(
    { seed }: Pick<World, 'seed'>,
    private readonly time: Time,
    private readonly limiter?: Limiter,
  ) {
    this.throttle = createThrottle(drawQuotas(seed));
    this.latency = createLatency(seed);
    this.random = createRandom(`peer/${seed}`);
  }

  async call(
    { operation, items }: PeerCall,
    place: { accountId: string; region: string },
  ): Promise<void> {
    const { time, limiter } = this;
    const { accountId, region } = place;
    for (let attempt = 1; ; attempt++) {
      await limiter?.take();
      this.calls++;
      const isThrottled =
        this.throttle(operation, accountId, region, time.now()) !== undefined;
      const answer = isThrottled
        ? { operation: 'any:refused', accountId: '', region }
        : { operation, accountId, region };
      await time.sleep(this.latency(answer, isThrottled ? 0 : items));
      limiter?.answered(isThrottled);
      if (!isThrottled) return;
      this.throttles++;
      if (attempt === ATTEMPTS) {
        this.lost++;
        return;
      }
      await time.sleep(this.random.next() * BACKOFF * 2 ** (attempt - 1));
    }
  }
}
