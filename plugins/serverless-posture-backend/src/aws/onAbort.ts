const listening = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back once a signal aborts, at once where it has. Thousands of calls wait for the signal of one run; a signal looks
 * through all that listen for each that comes or goes, and so has one listener of ours alone.
 *
 * @returns what stops listening
 */
export function onAbort(
  signal: AbortSignal | undefined,
  callback: () => void,
): () => void {
  if (!signal) return () => {};
  if (signal.aborted) {
    callback();
    return () => {};
  }
  const callbacks = listening.get(signal) ?? listenTo(signal);
  // Who listens twice is told twice.
  const tell = () => callback();
  callbacks.add(tell);
  return () => callbacks.delete(tell);
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>();
  listening.set(signal, callbacks);
  signal.addEventListener('abort', () => callbacks.forEach(tell => tell()), {
    once: true,
  });
  return callbacks;
}
