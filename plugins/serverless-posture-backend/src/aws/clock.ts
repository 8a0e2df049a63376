import { clearTimeout, setTimeout as startTimer } from 'node:timers';
import { setTimeout } from 'node:timers/promises';

/** Time as the buckets and credentials see it, so that tests and simulations can move it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after as many milliseconds; rejects with an `AbortError` once the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Calls back after as many milliseconds, unless what it answers was called before. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    setTimeout(milliseconds, undefined, { signal }),
  after(milliseconds, callback) {
    const timer = startTimer(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
