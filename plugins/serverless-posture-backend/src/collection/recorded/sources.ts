import { durationToMilliseconds } from '@backstage/types';
import { AwsReader } from 'backstage-plugin-serverless-posture-node';
import { AggregatorConfiguration } from '../configuration';
import { everyPage, required } from '../fields';
import { describeSourcesStatus } from './operations';

/** What places are kept by. */
export function placeKey(place: { accountId: string; region: string }): string {
  return `${place.accountId}/${place.region}`;
}

/**
 * The accounts and Regions of which the aggregator says that their data came, and not longer ago than the configuration
 * takes. Throws a `CollectionError`.
 */
export async function freshSources(
  aws: AwsReader,
  { aggregatorName, maxAge }: AggregatorConfiguration,
  now: Date,
): Promise<ReadonlySet<string>> {
  const oldest = now.getTime() - durationToMilliseconds(maxAge);
  const sources = await everyPage(
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
  );
  return new Set(
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
}
