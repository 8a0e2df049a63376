import {
  AwsReader,
  CollectionError,
  RecordedItem,
} from 'backstage-plugin-serverless-posture-node';
import { AwsSession } from '../../aws';
import { AggregatorConfiguration } from '../configuration';
import { required } from '../fields';
import { selectAggregate } from './operations';
import { isRecorded } from './recorder';
import { select } from './select';
import { placeKey, recordedCounts } from './sources';

/** Fewer than these are read natively: asking whether Config can be trusted costs as much. */
const WORTH_IT = 5;

/**
 * What AWS Config recorded of a type in a scope, by ARN; undefined where it is not worth asking, or where Config can't be
 * trusted to tell or fails. Never throws for what AWS answers.
 *
 * @param fields - such as `configuration.lastModified`; nothing else leaves Config
 */
export async function recordedItems(
  {
    session,
    aws,
    scope,
    aggregator,
    now,
  }: {
    session: AwsSession;
    /** Of the scope itself. */
    aws: AwsReader;
    scope: { accountId: string; region: string };
    aggregator: AggregatorConfiguration;
    now: Date;
  },
  type: string,
  fields: readonly string[],
): Promise<ReadonlyMap<string, RecordedItem> | undefined> {
  const { accountId, region, aggregatorName } = aggregator;
  try {
    const hub = await session.reader({ accountId, region });
    const counts = await hub.once(`recorded ${type}`, () =>
      recordedCounts(hub, aggregator, type, now),
    );
    if ((counts.get(placeKey(scope)) ?? 0) < WORTH_IT) return undefined;
    if (!(await isRecorded(aws, type))) return undefined;
    const rows = await select(
      hub,
      aggregatorName,
      `SELECT ${['arn', 'configurationItemCaptureTime', ...fields].join(
        ', ',
      )} WHERE resourceType = '${type}' AND accountId = '${
        scope.accountId
      }' AND awsRegion = '${scope.region}'`,
    );
    return new Map(
      rows.map(({ arn, configurationItemCaptureTime, ...recorded }) => [
        String(required(arn, 'arn', selectAggregate)),
        { capturedAt: String(configurationItemCaptureTime), recorded },
      ]),
    );
  } catch (error) {
    if (error instanceof CollectionError) return undefined;
    throw error;
  }
}
