import type { Call } from '../services/handlers';

type Place = Pick<Call, 'accountId' | 'region'>;
type Naming = (input: Record<string, any>, place: Place) => string | undefined;

const arn =
  (service: string) =>
  (resource: string, { region, accountId }: Place) =>
    resource.startsWith('arn:')
      ? resource
      : `arn:aws:${service}:${region}:${accountId}:${resource}`;

const named =
  (service: string, member: string, prefix = ''): Naming =>
  (input, place) => {
    const value: string | undefined = input[member];
    if (!value || value.startsWith('arn:')) return value;
    return arn(service)(`${prefix}${value}`, place);
  };

/** The resource that a request to a service is about, as its policies name it. */
const namings: Record<string, Naming> = {
  sqs: ({ QueueUrl }, place) =>
    QueueUrl && arn('sqs')(QueueUrl.split('/').pop(), place),
  sns: named('sns', 'TopicArn'),
  dynamodb: (input, place) =>
    input.ResourceArn ?? named('dynamodb', 'TableName', 'table/')(input, place),
  kinesis: ({ StreamARN }) => StreamARN,
  firehose: named('firehose', 'DeliveryStreamName', 'deliverystream/'),
  ses: named('ses', 'EmailIdentity', 'identity/'),
  s3: ({ Bucket }) => Bucket && `arn:aws:s3:::${Bucket}`,
  secretsmanager: named('secretsmanager', 'SecretId', 'secret:'),
  // Rights to an alias are rights to its key, which only KMS knows.
  kms: ({ KeyId }, place) =>
    KeyId &&
    arn('kms')(/alias\//.test(KeyId) ? 'key/of-an-alias' : KeyId, place),
  logs: ({ logGroupName }, place) =>
    logGroupName && arn('logs')(`log-group:${logGroupName}:*`, place),
  rds: (input, place) =>
    named('rds', 'DBParameterGroupName', 'pg:')(input, place) ??
    named('rds', 'DBClusterParameterGroupName', 'cluster-pg:')(input, place),
};

/** The resource of a request to a service that holds data; undefined where it concerns none in particular. */
export function dataResource(
  service: string,
  input: Record<string, any>,
  place: Place,
): string | undefined {
  return namings[service]?.(input, place);
}
