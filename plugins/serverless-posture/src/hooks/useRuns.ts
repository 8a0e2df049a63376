import { useApi } from '@backstage/core-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import { Run } from 'backstage-plugin-serverless-posture-common';
import { useEffect, useRef } from 'react';
import useInterval from 'react-use/esm/useInterval';
import { serverlessPostureApiRef } from '../api';
import { Fetched, useFetched } from './useFetched';

/** The channel on which the backend says that a run has moved on. */
export const RUNS_CHANNEL = 'serverless-posture:runs';

const POLL_MILLISECONDS = 2000;

/** Runs, newest first; read anew on every signal and, while a run goes on, every two seconds. */
export function useRuns(): Fetched<Run[]> & { active?: Run } {
  const api = useApi(serverlessPostureApiRef);
  const fetched = useFetched(() => api.getRuns(20), [api]);
  const { lastSignal } = useSignal(RUNS_CHANNEL);
  const { value, loading, retry } = fetched;
  const active = value?.find(run => run.state === 'running');

  // An answer that is on its way is waited for: signals may come faster than answers.
  const heard = useRef(lastSignal);
  useEffect(() => {
    if (loading || lastSignal === heard.current) return;
    heard.current = lastSignal;
    retry();
  }, [lastSignal, loading, retry]);
  useInterval(() => !loading && retry(), active ? POLL_MILLISECONDS : null);

  return { ...fetched, active };
}
