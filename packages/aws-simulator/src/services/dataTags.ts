import { thingsOf } from '../world/things/things';
import { Call } from './handlers';

type Tagged = [arn: string, type: string, tags: Record<string, string>];

/** Queues to keys with their tags, as the tagging API names them. */
export function dataTags({ cell, region, accountId }: Call): Tagged[] {
  const arn = (service: string, resource: string) =>
    `arn:aws:${service}:${region}:${accountId}:${resource}`;
  return [
    ...thingsOf(cell, 'queues').map(
      ({ name, tags }): Tagged => [arn('sqs', name), 'sqs:queue', tags],
    ),
    ...thingsOf(cell, 'topics').map(
      ({ name, tags }): Tagged => [arn('sns', name), 'sns:topic', tags],
    ),
    ...thingsOf(cell, 'tables').map(
      ({ table, tags }): Tagged => [
        arn('dynamodb', `table/${table.TableName}`),
        'dynamodb:table',
        tags,
      ],
    ),
    ...thingsOf(cell, 'daxClusters').map(
      ({ cluster, tags }): Tagged => [cluster.ClusterArn, 'dax:cache', tags],
    ),
    ...thingsOf(cell, 'buckets').map(
      ({ name, tags }): Tagged => [`arn:aws:s3:::${name}`, 's3:bucket', tags],
    ),
    ...thingsOf(cell, 'streams').map(
      ({ name, tags }): Tagged => [
        arn('kinesis', `stream/${name}`),
        'kinesis:stream',
        tags,
      ],
    ),
    ...thingsOf(cell, 'deliveryStreams').map(
      ({ name, tags }): Tagged => [
        arn('firehose', `deliverystream/${name}`),
        'firehose:deliverystream',
        tags,
      ],
    ),
    ...thingsOf(cell, 'emailIdentities').map(
      ({ name, tags }): Tagged => [
        arn('ses', `identity/${name}`),
        'ses:identity',
        tags,
      ],
    ),
    ...thingsOf(cell, 'parameters').map(
      ({ metadata, tags }): Tagged => [
        arn('ssm', `parameter/${metadata.Name.replace(/^\//, '')}`),
        'ssm:parameter',
        tags,
      ],
    ),
    ...thingsOf(cell, 'keys').map(
      ({ metadata, tags }): Tagged => [metadata.Arn, 'kms:key', tags],
    ),
  ];
}
