import { Clock } from '../aws';

/** How much longer than half of all took the others may take. */
const PATIENCE = 2;

/** So long the others may take at least, in milliseconds: what is found is used meanwhile. */
const AT_LEAST = 1000;

/**
 * Waits for what comes in about the time that most take. Answers in the order of the promises; what is late is undefined,
 * for somebody else to wait for. Throws what one of them throws in that time.
 */
export function promptly<T extends object>(
  promises: readonly Promise<T>[],
  clock: Clock,
): Promise<(T | undefined)[]> {
  const began = clock.now();
  const found: (T | undefined)[] = promises.map(() => undefined);
  return new Promise((resolve, reject) => {
    let missing = promises.length;
    let stopWaiting: (() => void) | undefined;
    const end = () => resolve([...found]);
    if (missing === 0) end();
    promises.forEach((promise, index) => {
      promise.then(value => {
        found[index] = value;
        missing -= 1;
        if (missing === 0) {
          stopWaiting?.();
          end();
        } else if (missing <= promises.length / 2) {
          stopWaiting ??= clock.after(
            Math.max(AT_LEAST, PATIENCE * (clock.now() - began)),
            end,
          );
        }
      }, reject);
    });
  });
}
