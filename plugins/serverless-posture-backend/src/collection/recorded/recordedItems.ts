import {
  AwsReader,
  CollectionError,
  Recorded,
} from 'backstage-plugin-serverless-posture-node';
import { CensusContext, recordedCensus } from './census';
import { itemsOfAccount } from './itemsOfAccount';
import { isRecorded } from './recorder';
import { placeKey } from './sources';

/** The aggregator, and a scope that it is asked about. */
export interface ScopeContext extends CensusContext {
  /** Of the scope itself. */
  aws: AwsReader;
  scope: { accountId: string; region: string };
}

/**
 * What AWS Config recorded of a type in a scope; undefined where it holds nothing, can't be trusted to tell or fails. Never
 * throws for what AWS answers.
 *
 * @param fields - such as `configuration.lastModified`; nothing else leaves Config
 */
export async function recordedItems(
  context: ScopeContext,
  type: string,
  fields: readonly string[],
): Promise<Recorded | undefined> {
  const { aws, scope } = context;
  return unlessFailing(async () => {
    const count = await countOf(context, type);
    if (!count) return undefined;
    if (!(await isRecorded(aws, [type]))) return undefined;
    const account = await itemsOfAccount(context, type, fields);
    const items = account.get(scope.region) ?? new Map();
    return { items, complete: items.size === count };
  });
}

/**
 * Whether AWS Config, where it can be trusted, holds nothing of some types in a scope. Never throws for what AWS answers.
 * Whoever believes it for ever is wrong as long as Config is.
 */
export async function isRecordedEmpty(
  context: ScopeContext,
  types: readonly string[],
): Promise<boolean> {
  if (types.length === 0) return false;
  const isEmpty = await unlessFailing(async () => {
    for (const type of types)
      if ((await countOf(context, type)) !== 0) return false;
    return isRecorded(context.aws, types);
  });
  return isEmpty ?? false;
}

/** Undefined where the aggregator can't be trusted to know. */
async function countOf(
  context: ScopeContext,
  type: string,
): Promise<number | undefined> {
  const place = placeKey(context.scope);
  const { fresh, counts } = await recordedCensus(context);
  const ofType = counts.get(type);
  return ofType && fresh.has(place) ? ofType.get(place) ?? 0 : undefined;
}

async function unlessFailing<T>(
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CollectionError) return undefined;
    throw error;
  }
}
