import { RunningSimulator, startSimulator } from 'aws-simulator';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  AnyResource,
  CollectionError,
  Collector,
  Inventory,
} from 'backstage-plugin-serverless-posture-node';
import { groupBy, uniqBy } from 'lodash';
import { impatientClock } from '../__testUtils__/impatientClock';
import { simulatedSession } from '../__testUtils__/simulatedSession';
import { AwsSession } from '../aws';
import { defaultCollectors } from './collectors';
import { CollectionEvent, readCollector } from './readCollector';

jest.setTimeout(300_000);

const REGIONS = ['eu-west-1', 'us-east-1'];

/** Scopes in which a denial is tried; others hold what these do. */
const MOST_SCOPES = 2;

interface Reading {
  collector: Collector;
  accountId: string;
  region: string;
  events: CollectionEvent[];
  /** The operations that it called. */
  called: string[];
}

let simulator: RunningSimulator;
let session: AwsSession;
beforeAll(async () => {
  impatientClock();
  simulator = await startSimulator({
    world: 'demo',
    latency: false,
    quotas: false,
  });
  session = simulatedSession(simulator);
});
afterAll(async () => {
  session.destroy();
  await simulator.stop();
  jest.restoreAllMocks();
});

const resourcesOf = (events: CollectionEvent[], listing?: string) =>
  events.flatMap(event =>
    event.kind === 'page' && (!listing || event.listing === listing)
      ? event.resources
      : [],
  );

/** Reads one collector; it sees what others found in its account. */
async function read(
  { collector, accountId, region }: Omit<Reading, 'events' | 'called'>,
  found: AnyResource[],
): Promise<Reading> {
  const before = { ...session.counts.calls };
  const aws = await session.reader({ accountId, region });
  const near = found.filter(
    one =>
      one.accountId === accountId &&
      (region === GLOBAL_REGION ||
        [region, GLOBAL_REGION].includes(one.region)),
  );
  const inventory: Inventory = {
    async of(type) {
      const known = near.filter(one => one.type === type);
      const lacking = known.find(({ unlisted }) => unlisted);
      if (lacking) throw new CollectionError(lacking.unlisted!);
      return uniqBy(known, 'arn') as any[];
    },
  };
  const events: CollectionEvent[] = [];
  for await (const event of readCollector(aws, collector, inventory))
    events.push(event);
  const called = Object.entries(session.counts.calls)
    .filter(([id, count]) => count > (before[id] ?? 0))
    .map(([id]) => id);
  return { collector, accountId, region, events, called };
}

/** Everything in all accounts, those collectors first that others follow. */
async function everything(): Promise<Reading[]> {
  const readings: Reading[] = [];
  const found: AnyResource[] = [];
  const [leading, following] = [false, true].map(follows =>
    defaultCollectors.filter(one => Boolean(one.follows) === follows),
  );
  for (const collector of [...leading, ...following, ...following]) {
    for (const { id: accountId } of simulator.world.accounts) {
      const regions = collector.scope === 'global' ? [GLOBAL_REGION] : REGIONS;
      for (const region of regions) {
        const reading = await read({ collector, accountId, region }, found);
        readings.push(reading);
        found.push(...resourcesOf(reading.events));
      }
    }
  }
  return readings;
}

/** What the complete listings of a reading would take to be gone of what another one found. */
function swept(before: Reading, after: Reading): string[] {
  return after.events.flatMap(event => {
    if (event.kind !== 'settled' || !event.complete) return [];
    const own = after.events.flatMap(page =>
      page.kind === 'page' && page.listing === event.listing ? [page] : [],
    );
    const seen = new Set(own.flatMap(page => page.resources.map(r => r.arn)));
    const kept = new Set(
      own.flatMap(page => page.gaps.map(gap => gap.parentArn)),
    );
    return resourcesOf(before.events, event.listing)
      .filter(({ unlisted }) => !unlisted)
      .filter(({ arn, parentArn }) => !seen.has(arn) && !kept.has(parentArn!))
      .map(({ arn }) => `${event.listing}: ${arn}`);
  });
}

it('no denied operation makes anything look as if it were gone', async () => {
  const readings = await everything();
  const found = readings.flatMap(({ events }) => resourcesOf(events));
  const last = new Map(
    readings.map(one => [
      `${one.collector.id} ${one.accountId} ${one.region}`,
      one,
    ]),
  );
  const lost: Record<string, string[]> = {};
  const tried = new Set<string>();
  for (const same of Object.values(
    groupBy([...last.values()], one => one.collector.id),
  )) {
    for (const { id: operation } of Object.values(
      same[0].collector.operations,
    )) {
      const largest = same
        .filter(({ called }) => called.includes(operation))
        .sort((a, b) => b.called.length - a.called.length)
        .slice(0, MOST_SCOPES);
      for (const before of largest) {
        tried.add(operation);
        simulator.faults.set([
          {
            operation,
            effect: { error: { code: 'AccessDeniedException', status: 403 } },
          },
        ]);
        const gone = swept(before, await read(before, found));
        simulator.faults.set([]);
        if (gone.length > 0)
          lost[`${before.collector.id} without ${operation}`] = gone;
      }
    }
  }
  expect(lost).toEqual({});
  expect(tried.size).toBeGreaterThan(100);
});
