import type { VirtualTime } from '../virtualTime';

/** A run that takes longer in virtual time never ends. */
const LONGEST_MS = 24 * 3_600_000;

/** By the machine's clock: for so long, a run may neither make a call nor let virtual time pass. */
const STILL_MS = 180_000;

const LOOK_MS = 5000;

/** Somebody waits for what never comes. */
export class EndlessError extends Error {
  name = 'EndlessError';
}

/**
 * Does what must come to an end; throws an {@link EndlessError} where it doesn't, either because nothing happens any more, or because
 * the same happens for ever. It is then told to stop, but not waited for.
 *
 * @param calls - how many calls were made so far
 */
export async function bounded<T>(
  work: (signal: AbortSignal) => Promise<T>,
  {
    time,
    calls,
    stillMs = STILL_MS,
    lookMs = LOOK_MS,
  }: {
    time: VirtualTime;
    calls(): number;
    stillMs?: number;
    lookMs?: number;
  },
): Promise<T> {
  const controller = new AbortController();
  const started = time.now();
  const seen = () => `${time.now()} ${calls()}`;
  let last = { seen: seen(), at: Date.now() };
  let look: NodeJS.Timeout | undefined;
  const endless = new Promise<never>((_, reject) => {
    const fail = (what: string) => {
      reject(new EndlessError(`a run has no end: ${what}`));
      controller.abort();
    };
    // It also keeps the process alive, which would end without a word where nobody works any more.
    look = setInterval(() => {
      if (seen() !== last.seen) last = { seen: seen(), at: Date.now() };
      const still = Date.now() - last.at;
      const passed = time.now() - started;
      if (still > stillMs)
        fail(`for ${stillMs / 1000} s it made no call and let no time pass`);
      if (passed > LONGEST_MS)
        fail(`it went on for ${Math.round(passed / 3_600_000)} hours`);
    }, lookMs);
  });
  try {
    return await Promise.race([work(controller.signal), endless]);
  } finally {
    clearInterval(look);
  }
}
