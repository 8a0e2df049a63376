import { clearTimeout, setTimeout } from 'node:timers';
import { onAbort } from './onAbort';

/** Time as the buckets and credentials see it, so that tests and simulations can move it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after as many milliseconds; rejects with the signal's reason once it aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Calls back after as many milliseconds, unless what it answers was called before. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** {@inheritDoc Clock.sleep} For clocks that can call back. */
export function sleepOn(
  clock: Pick<Clock, 'after'>,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    let cancel = () => {};
    const stopListening = onAbort(signal, () => {
      cancel();
      reject(signal!.reason);
    });
    cancel = clock.after(milliseconds, () => {
      stopListening();
      resolve();
    });
  });
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => sleepOn(systemClock, milliseconds, signal),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
