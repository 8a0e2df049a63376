import {
  AwsReader,
  CollectionError,
  Collector,
} from 'backstage-plugin-serverless-posture-node';
import { uniq } from 'lodash';
import { AwsSession } from '../../aws';
import { AggregatorConfiguration } from '../configuration';
import { select } from './select';
import { freshSources, placeKey } from './sources';

/** How many resources of each type the aggregator holds, by place; of places whose data are fresh. */
export interface Census {
  /** Places that it can be asked about. */
  fresh: ReadonlySet<string>;
  /** By type, then by place; places without any are left out, and so are types of which the aggregator contradicts itself. */
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The aggregator, as one run asks it. */
export interface CensusContext {
  session: AwsSession;
  aggregator: AggregatorConfiguration;
  /** The types that the run may ask about. */
  types: readonly string[];
  now: Date;
}

/** Parts of what is listed of which Config's items tell all that we need. */
const PARTS = ['AWS::ApiGateway::Stage', 'AWS::ApiGatewayV2::Stage'];

/** All types that collectors may ask Config about. */
export function recordedTypes(collectors: readonly Collector[]): string[] {
  const listed = collectors.flatMap(({ listings }) =>
    listings.flatMap(({ recordedAs = [] }) => recordedAs),
  );
  return uniq([...listed, ...PARTS]).sort();
}

/** The way to the aggregator. Throws a `CollectionError` where we don't even know who we are. */
export function aggregatorReader({
  session,
  aggregator: { accountId, region },
}: Pick<CensusContext, 'session' | 'aggregator'>): Promise<AwsReader> {
  return session.reader({ accountId, region });
}

const NOTHING: Census = { fresh: new Set(), counts: new Map() };

/**
 * Counts what the aggregator holds, once a run; where that fails, nothing is known in this run. Throws a `CollectionError`
 * where we don't even know who we are.
 */
export async function recordedCensus(context: CensusContext): Promise<Census> {
  const { aggregator, types, now } = context;
  const hub = await aggregatorReader(context);
  return hub.once('recorded census', async () => {
    try {
      const [fresh, counts] = await Promise.all([
        freshSources(hub, aggregator, now),
        countsOf(hub, aggregator, types),
      ]);
      return { fresh, counts };
    } catch (error) {
      if (error instanceof CollectionError) return NOTHING;
      throw error;
    }
  });
}

/**
 * Counts twice, by place and as a whole, as a row that got lost on the way would look like a place that is empty. Things
 * come and go meanwhile: what doesn't agree is counted once more.
 */
async function countsOf(
  hub: AwsReader,
  aggregator: AggregatorConfiguration,
  types: readonly string[],
  isRepeated = false,
): Promise<Map<string, Map<string, number>>> {
  const [rows, totals] = await Promise.all([
    countBy(hub, aggregator, types, ['accountId', 'awsRegion']),
    countBy(hub, aggregator, types, []),
  ]);
  const agreed = new Map<string, Map<string, number>>();
  for (const type of types) {
    const own = rows.filter(row => row.resourceType === type);
    const sum = own.reduce((all, { count }) => all + count, 0);
    const total = totals.find(row => row.resourceType === type)?.count ?? 0;
    if (sum !== total) continue;
    agreed.set(
      type,
      new Map(
        own.map(({ accountId, awsRegion, count }) => [
          placeKey({ accountId: String(accountId), region: String(awsRegion) }),
          count,
        ]),
      ),
    );
  }
  const disagreed = types.filter(type => !agreed.has(type));
  if (disagreed.length === 0 || isRepeated) return agreed;
  const again = await countsOf(hub, aggregator, disagreed, true);
  return new Map([...agreed, ...again]);
}

async function countBy(
  hub: AwsReader,
  { aggregatorName }: AggregatorConfiguration,
  types: readonly string[],
  properties: readonly string[],
) {
  const by = ['resourceType', ...properties].join(', ');
  const list = types.map(type => `'${type}'`).join(', ');
  const rows = await select(
    hub,
    aggregatorName,
    `SELECT ${by}, COUNT(*) WHERE resourceType IN (${list}) GROUP BY ${by}`,
    true,
  );
  return rows.map(
    row => ({ ...row, count: Number(row['COUNT(*)']) } as GroupRow),
  );
}

interface GroupRow {
  resourceType?: unknown;
  accountId?: unknown;
  awsRegion?: unknown;
  count: number;
}
