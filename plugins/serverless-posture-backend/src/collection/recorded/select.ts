import { JsonObject } from '@backstage/types';
import { AwsReader } from 'backstage-plugin-serverless-posture-node';
import { everyPage, malformed, required } from '../fields';
import { selectAggregate } from './operations';

/** The most rows of a page; of rows that count groups there are 500 without asking. */
const PAGE = 100;

/**
 * All rows of a query over what the aggregator holds. Throws a `CollectionError`.
 *
 * @param isGrouped - whether the rows count groups
 */
export async function select(
  aws: AwsReader,
  ConfigurationAggregatorName: string,
  Expression: string,
  isGrouped = false,
): Promise<JsonObject[]> {
  const rows = await everyPage(
    selectAggregate,
    NextToken =>
      aws.call(selectAggregate, {
        ConfigurationAggregatorName,
        Expression,
        NextToken,
        ...(isGrouped ? {} : { Limit: PAGE }),
      }),
    ({ Results, NextToken }) => ({
      items: required(Results, 'Results', selectAggregate),
      next: NextToken,
    }),
  );
  return rows.map(objectOf);
}

/** The message of a failure never holds the text: what Config keeps is as secret as what the services tell. */
function objectOf(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(selectAggregate, 'a row is no JSON object');
  return value as JsonObject;
}
