/** A promise that may fail before anybody waits for it: whoever does in the end hears of it. */
export function heardLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
