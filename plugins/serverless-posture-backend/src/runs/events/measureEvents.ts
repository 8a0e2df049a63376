import { MetricsService } from '@backstage/backend-plugin-api/alpha';

/** What became of an event, or of what it asked to read. */
export type EventOutcome =
  /** It asks for something to be read. */
  | 'accepted'
  /** All that it asks for is to be read anyway. */
  | 'coalesced'
  /** It tells of no change, or of none that is read. */
  | 'ignored'
  /** It tells of an account, a Region or a service there that runs don't read. */
  | 'unknown'
  /** It lacks what it must have. */
  | 'malformed'
  /** The database could not be asked where to read what it tells of. */
  | 'failed'
  /** Too many accounts are waiting. */
  | 'overflow';

/** How a refresh of an account ended. */
export type RefreshOutcome = 'done' | 'put-back' | 'failed';

/** Where what events lead to is counted. */
export interface EventMeasures {
  event(outcome: EventOutcome, count?: number): void;
  refresh(outcome: RefreshOutcome, seconds: number): void;
}

/** Tells monitoring what becomes of events and how long refreshes take, in OpenTelemetry's terms. */
export function measureEvents(metrics: MetricsService): EventMeasures {
  const events = metrics.createCounter('serverless_posture.events', {
    description: 'Events received, by what became of them',
    unit: '{event}',
  });
  const refreshes = metrics.createHistogram(
    'serverless_posture.refresh.duration',
    {
      description: 'How long refreshes of accounts took, by outcome',
      unit: 's',
      advice: { explicitBucketBoundaries: [0.5, 1, 2, 5, 15, 60, 300, 900] },
    },
  );
  return {
    event: (outcome, count = 1) => events.add(count, { outcome }),
    refresh: (outcome, seconds) => refreshes.record(seconds, { outcome }),
  };
}
