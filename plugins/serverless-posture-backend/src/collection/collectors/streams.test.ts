import { ThingsState } from 'aws-simulator';
import { collected } from '../../__testUtils__/collected';
import { arnHere, REFERRING, referringTo } from '../../__testUtils__/referring';

jest.setTimeout(60_000);

const tags = { owner: 'shop' };
const things: ThingsState = {
  streams: [
    { name: 'clicks', encryptionType: 'NONE' as const, tags },
    { name: 'other', encryptionType: 'KMS' as const, tags },
  ],
  deliveryStreams: [
    { name: 'clicks', type: 'DirectPut' as const, tags },
    {
      name: 'other',
      type: 'KinesisStreamAsSource' as const,
      encryptionStatus: 'ENABLED' as const,
      tags,
    },
  ],
  emailIdentities: [
    {
      name: 'example.com',
      policies: { senders: { Version: '2012-10-17', Statement: [] } },
      tags,
    },
    { name: 'other.com', policies: {}, tags },
  ],
  daxClusters: [
    {
      cluster: {
        ClusterName: 'orders',
        ClusterArn: arnHere('dax', 'cache/orders'),
        SSEDescription: { Status: 'ENABLED' as const },
        ClusterEndpointEncryptionType: 'TLS' as const,
      },
      tags,
    },
    {
      cluster: {
        ClusterName: 'other',
        ClusterArn: arnHere('dax', 'cache/other'),
      },
      tags,
    },
  ],
};

const named = referringTo(
  [
    arnHere('kinesis', 'stream/clicks'),
    arnHere('firehose', 'deliverystream/clicks'),
    arnHere('ses', 'identity/example.com'),
    arnHere('dax', 'cache/orders'),
  ],
  { things },
);

const cases = [
  [
    'kinesis',
    'AWS::Kinesis::Stream',
    { encryptionType: 'NONE' },
    'kinesis:DescribeStreamSummary',
  ],
  [
    'firehose',
    'AWS::KinesisFirehose::DeliveryStream',
    { source: 'DirectPut', encryptionStatus: 'DISABLED' },
    'firehose:DescribeDeliveryStream',
  ],
  [
    'ses',
    'AWS::SES::EmailIdentity',
    {
      policies: [
        {
          name: 'senders',
          document: '{"Version":"2012-10-17","Statement":[]}',
        },
      ],
    },
    'ses:GetEmailIdentity',
  ],
  [
    'dax',
    'AWS::DAX::Cluster',
    { encryptionAtRest: 'ENABLED', endpointEncryption: 'TLS' },
    'dax:DescribeClusters',
  ],
] as const;

describe.each(cases)('%s', (collector, type, attributes, operation) => {
  it('reads what a role names, and nothing else', async () => {
    const { of, outcome, calls } = await collected(named, [
      ...REFERRING,
      collector,
    ]);
    expect(outcome).toMatchObject({ state: 'complete' });
    expect(of(type)).toMatchObject([{ tags, attributes }]);
    expect(Object.values(calls).every(count => count === 1)).toBe(true);
    expect(calls[operation]).toBe(1);
  });

  it('does not take a denied read for one that found nothing', async () => {
    const { of } = await collected({ ...named, denied: [operation] }, [
      ...REFERRING,
      collector,
    ]);
    const [resource] = of(type);
    const unknown = { $unknown: { errorClass: 'denied', operation } };
    const values: unknown[] = resource.unlisted
      ? [{ $unknown: resource.unlisted }]
      : Object.values(resource.attributes);
    expect(values).not.toHaveLength(0);
    expect(values).toMatchObject(values.map(() => unknown));
  });
});
