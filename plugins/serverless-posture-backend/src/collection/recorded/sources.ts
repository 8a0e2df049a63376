import { durationToMilliseconds } from '@backstage/types';
import { AwsReader } from 'backstage-plugin-serverless-posture-node';
import { AggregatorConfiguration } from '../configuration';
import { everyPage, required } from '../fields';
import { describeSourcesStatus } from './operations';
import { select } from './select';

/** How many resources of a type the aggregator holds of each account and Region whose data are fresh. */
export type RecordedCounts = ReadonlyMap<string, number>;

/** What counts are kept by. */
export function placeKey(place: { accountId: string; region: string }): string {
  return `${place.accountId}/${place.region}`;
}

/**
 * Counts what the aggregator holds of a type; sources that failed, are outdated or older than the configuration takes are
 * left out. Throws a `CollectionError`.
 */
export async function recordedCounts(
  aws: AwsReader,
  { aggregatorName, maxAge }: AggregatorConfiguration,
  type: string,
  now: Date,
): Promise<RecordedCounts> {
  const oldest = now.getTime() - durationToMilliseconds(maxAge);
  const [sources, rows] = await Promise.all([
    everyPage(
      describeSourcesStatus,
      NextToken =>
        aws.call(describeSourcesStatus, {
          ConfigurationAggregatorName: aggregatorName,
          Limit: 100,
          NextToken,
        }),
      ({ AggregatedSourceStatusList, NextToken }) => ({
        items: required(
          AggregatedSourceStatusList,
          'AggregatedSourceStatusList',
          describeSourcesStatus,
        ),
        next: NextToken,
      }),
    ),
    select(
      aws,
      aggregatorName,
      `SELECT accountId, awsRegion, COUNT(*) WHERE resourceType = '${type}' GROUP BY accountId, awsRegion`,
      true,
    ),
  ]);
  const fresh = new Set(
    sources
      .filter(
        ({ LastUpdateStatus, LastUpdateTime }) =>
          LastUpdateStatus === 'SUCCEEDED' &&
          LastUpdateTime !== undefined &&
          LastUpdateTime.getTime() >= oldest,
      )
      .map(({ SourceId = '', AwsRegion = '' }) =>
        placeKey({ accountId: SourceId, region: AwsRegion }),
      ),
  );
  const counts = new Map<string, number>();
  for (const { accountId, awsRegion, 'COUNT(*)': count } of rows) {
    const key = placeKey({
      accountId: String(accountId),
      region: String(awsRegion),
    });
    if (fresh.has(key)) counts.set(key, Number(count));
  }
  return counts;
}
