import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { EventsService } from '@backstage/plugin-events-node';
import { Attributor } from '../attributor';
import { RunDependencies } from '../run';
import { EventFeed } from './EventFeed';
import { measureEvents } from './measureEvents';

/**
 * Lets events of changes refresh what they concern, where a topic is configured that they come by. Of several replicas,
 * each event goes to one. Answers how to stop; undefined where no topic is configured.
 */
export async function subscribeToEvents({
  events,
  metrics,
  attributor,
  dependencies,
}: {
  events: EventsService;
  metrics: MetricsService;
  attributor: Attributor;
  dependencies: RunDependencies;
}): Promise<(() => Promise<void>) | undefined> {
  const configured = dependencies.configuration.events;
  if (!configured) return undefined;
  const feed = new EventFeed(dependencies, {
    events: configured,
    attributor,
    measures: measureEvents(metrics),
  });
  await events.subscribe({
    id: 'refresh',
    topics: [configured.topic],
    onEvent: async ({ eventPayload }) => feed.receive(eventPayload),
  });
  return () => feed.stop();
}
