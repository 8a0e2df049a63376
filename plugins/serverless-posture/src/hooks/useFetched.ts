import {
  DependencyList,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';

/** What a request has given so far. @public */
export interface Fetched<T> {
  /** The newest answer; stays while another one is on its way, and where the same question fails when it is asked again. */
  value?: T;
  /** Why the newest request failed; stays while it is tried again. */
  error?: Error;
  loading: boolean;
  retry(): void;
}

interface State<T> extends Omit<Fetched<T>, 'retry'> {
  /** The question that `value` answers. */
  answers?: object;
  /** The question that `error` is about. */
  failed?: object;
}

/**
 * Requests on mount and whenever `deps` change, and keeps the previous answer until the next one is there. What failed leaves
 * no answer to another question behind.
 */
export function useFetched<T>(
  request: () => Promise<T>,
  deps: DependencyList,
): Fetched<T> {
  // The caller names what the request depends on.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const question = useMemo(() => ({}), deps);
  const [{ answers, failed, ...state }, setState] = useState<State<T>>({
    loading: true,
  });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let current = true;
    setState(last => ({
      ...last,
      error: last.failed === question ? last.error : undefined,
      loading: true,
    }));
    request().then(
      value =>
        current && setState({ value, answers: question, loading: false }),
      error =>
        current &&
        setState(last => ({
          ...(last.answers === question ? last : undefined),
          error,
          failed: question,
          loading: false,
        })),
    );
    return () => {
      current = false;
    };
    // The question stands for all that the request depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [question, attempt]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...state, retry };
}
