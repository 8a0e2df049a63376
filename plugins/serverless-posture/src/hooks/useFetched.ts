import { DependencyList, useCallback, useEffect, useState } from 'react';

/** What a request has given so far. @public */
export interface Fetched<T> {
  /** The newest answer; stays while another one is on its way or has failed. */
  value?: T;
  /** Why the newest request failed. */
  error?: Error;
  loading: boolean;
  retry(): void;
}

/** Requests on mount and whenever `deps` change, and keeps the previous answer until the next one is there. */
export function useFetched<T>(
  request: () => Promise<T>,
  deps: DependencyList,
): Fetched<T> {
  const [state, setState] = useState<Omit<Fetched<T>, 'retry'>>({
    loading: true,
  });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let current = true;
    setState(({ value }) => ({ value, loading: true }));
    request().then(
      value => current && setState({ value, loading: false }),
      error =>
        current && setState(({ value }) => ({ value, error, loading: false })),
    );
    return () => {
      current = false;
    };
    // The caller names what the request depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [...deps, attempt]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...state, retry };
}
