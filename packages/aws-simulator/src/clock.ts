/** The clock of the simulated data: it can be set, and goes on from there. Credentials keep real time. */
export interface SimulatorClock {
  now(): Date;
  set(date: Date): void;
}

/** The time that passes: credentials expire, buckets fill and answers take their time in it. Virtual in benchmarks. */
export interface Time {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** The machine's time. */
export const realTime: Time = {
  now: () => Date.now(),
  sleep: milliseconds =>
    new Promise(resolve => setTimeout(resolve, milliseconds)),
};

/** A clock that shows `start` now. */
export function createClock(
  start: Date,
  time: Time = realTime,
): SimulatorClock {
  let offset = start.getTime() - time.now();
  return {
    now: () => new Date(time.now() + offset),
    set(date) {
      if (Number.isNaN(date.getTime())) {
        throw new Error(
          'clock: now must be a date such as 2026-09-14T06:00:00Z',
        );
      }
      offset = date.getTime() - time.now();
    },
  };
}
