import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { RunRow } from '../store/types';

/**
 * Tells monitoring how each run ended, in OpenTelemetry's terms: its duration, what it called and how often AWS throttled
 * it, and the scopes × collectors by state. Whichever replica ends a run tells of all of it.
 */
export function measureRuns(metrics: MetricsService): (run: RunRow) => void {
  const duration = metrics.createHistogram('serverless_posture.run.duration', {
    description: 'How long runs took, by state and trigger',
    unit: 's',
    advice: {
      explicitBucketBoundaries: [
        5, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600,
      ],
    },
  });
  const calls = metrics.createCounter('serverless_posture.aws.calls', {
    description: 'Calls of AWS, retries included, by operation',
    unit: '{call}',
  });
  const throttles = metrics.createCounter('serverless_posture.aws.throttles', {
    description: 'Calls that AWS throttled',
    unit: '{call}',
  });
  const scopes = metrics.createGauge('serverless_posture.run.scopes', {
    description: 'Scopes × collectors of the last run, by state',
    unit: '{scope}',
  });
  return run => {
    const { state, trigger, startedAt, endedAt = startedAt } = run;
    const seconds = (endedAt.getTime() - startedAt.getTime()) / 1000;
    duration.record(seconds, { state, trigger });
    for (const [operation, count] of Object.entries(run.calls))
      calls.add(count, { operation });
    throttles.add(run.throttles);
    const { total: _, ...byState } = run.scopes;
    for (const [name, count] of Object.entries(byState))
      scopes.record(count, { state: name });
  };
}
