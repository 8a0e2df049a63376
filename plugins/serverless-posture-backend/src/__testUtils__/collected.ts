import { Fault, SmallAccount, smallWorld, startSimulator } from 'aws-simulator';
import {
  AnyResource,
  Collector,
  Inventory,
  Resource,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { defaultCollectors } from '../collection/collectors';
import { lambdaCollector } from '../collection/collectors/lambda';
import { CollectionEvent, readCollector } from '../collection/readCollector';
import { impatientClock } from './impatientClock';
import { simulatedSession } from './simulatedSession';

/** The account that {@link collected} reads. */
export const COLLECTED_ACCOUNT = '222233334444';
/** The Region that {@link collected} reads. */
export const COLLECTED_REGION = 'eu-west-1';

/** What collectors found in the simulated account of a test. */
export interface Collected {
  of<T extends ResourceType>(type: T): Resource<T>[];
  /** The outcome of the last collector. */
  outcome: CollectionEvent;
  /** Calls of the last collector per operation. */
  calls: Record<string, number>;
}

/** Functions without the settings that take calls of their own. */
const known = [lambdaCollector(new Set()), ...defaultCollectors];

/** Reads an account with collectors, by id or themselves, each of which sees what those before it found. */
export async function collected(
  account: Omit<SmallAccount, 'name' | 'id'>,
  collectors: (string | Collector)[],
  faults: Fault[] = [],
): Promise<Collected> {
  impatientClock();
  const simulator = await startSimulator({
    world: smallWorld({
      accounts: [{ name: 'shop', id: COLLECTED_ACCOUNT, ...account }],
    }),
    latency: false,
    quotas: false,
    faults,
  });
  const session = simulatedSession(simulator, {
    patience: { throttledAttempts: 3, attemptTimeout: 5_000 },
  });
  const found: AnyResource[] = [];
  const of = <T extends ResourceType>(type: T) =>
    found.filter(resource => resource.type === type) as Resource<T>[];
  const inventory: Inventory = { of: async type => of(type) };
  let outcome: CollectionEvent | undefined;
  let before: Record<string, number> = {};
  try {
    for (const named of collectors) {
      before = { ...session.counts.calls };
      const collector =
        typeof named === 'string' ? known.find(one => one.id === named) : named;
      if (!collector) throw new Error(`no collector has the id ${named}`);
      const aws = await session.reader({
        accountId: COLLECTED_ACCOUNT,
        region: collector.scope === 'global' ? 'global' : COLLECTED_REGION,
      });
      for await (const event of readCollector(aws, collector, inventory)) {
        if (event.kind === 'page') found.push(...event.resources);
        outcome = event;
      }
    }
    const calls = Object.fromEntries(
      Object.entries(session.counts.calls)
        .map(([id, count]) => [id, count - (before[id] ?? 0)] as const)
        .filter(([id, count]) => count > 0 && !id.startsWith('sts:')),
    );
    return { of, outcome: outcome!, calls };
  } finally {
    session.destroy();
    await simulator.stop();
  }
}
