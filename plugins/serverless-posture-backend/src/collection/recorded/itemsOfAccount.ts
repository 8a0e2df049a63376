import { LRUCache } from 'lru-cache';
import { RecordedItem } from 'backstage-plugin-serverless-posture-node';
import { AwsSession } from '../../aws';
import { required } from '../fields';
import { aggregatorReader, CensusContext } from './census';
import { selectAggregate } from './operations';
import { select } from './select';

/** By Region, then by ARN. */
type AccountItems = ReadonlyMap<string, Map<string, RecordedItem>>;

/** Answers that are kept for the other Regions of their accounts. */
const KEPT = 256;

const kept = new WeakMap<AwsSession, LRUCache<string, Promise<AccountItems>>>();

/**
 * What the aggregator holds of a type in an account: one query for all its Regions, as most have few of them. Throws a
 * `CollectionError`.
 *
 * @param fields - such as `configuration.lastModified`; nothing else leaves Config
 */
export async function itemsOfAccount(
  context: CensusContext & { scope: { accountId: string } },
  type: string,
  fields: readonly string[],
): Promise<AccountItems> {
  const { session, scope } = context;
  const known = kept.get(session) ?? new LRUCache({ max: KEPT });
  kept.set(session, known);
  const key = [scope.accountId, type, ...fields].join(' ');
  let items = known.get(key);
  if (!items) {
    items = read(context, type, fields);
    known.set(key, items);
    items.catch(() => known.delete(key));
  }
  return items;
}

async function read(
  context: Parameters<typeof itemsOfAccount>[0],
  type: string,
  fields: readonly string[],
): Promise<AccountItems> {
  const { scope, aggregator } = context;
  const rows = await select(
    await aggregatorReader(context),
    aggregator.aggregatorName,
    `SELECT ${[
      'arn',
      'awsRegion',
      'configurationItemCaptureTime',
      ...fields,
    ].join(', ')} WHERE resourceType = '${type}' AND accountId = '${
      scope.accountId
    }'`,
  );
  const byRegion = new Map<string, Map<string, RecordedItem>>();
  for (const row of rows) {
    const { arn, awsRegion, configurationItemCaptureTime, ...recorded } = row;
    const region = String(required(awsRegion, 'awsRegion', selectAggregate));
    const items = byRegion.get(region) ?? new Map<string, RecordedItem>();
    byRegion.set(region, items);
    items.set(String(required(arn, 'arn', selectAggregate)), {
      capturedAt: String(configurationItemCaptureTime),
      recorded,
    });
  }
  return byRegion;
}
