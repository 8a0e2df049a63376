import { COLLECTED_ACCOUNT, collected } from '../../__testUtils__/collected';

jest.setTimeout(60_000);

const trail = (name: string, region: string, isMultiRegion: boolean) => ({
  trail: {
    Name: name,
    TrailARN: `arn:aws:cloudtrail:${region}:${COLLECTED_ACCOUNT}:trail/${name}`,
    HomeRegion: region,
    S3BucketName: 'trail-logs',
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: isMultiRegion,
    IsOrganizationTrail: false,
    LogFileValidationEnabled: true,
  },
  status: { IsLogging: true },
  selectors: {
    EventSelectors: [
      { ReadWriteType: 'All' as const, IncludeManagementEvents: true },
    ],
  },
});

const account = {
  accountThings: {
    trails: [trail('all', 'eu-west-1', true), trail('one', 'eu-west-1', false)],
  },
  things: {
    buckets: [{ name: 'trail-logs', logsTo: 'access-logs', tags: {} }],
  },
};

it('reads trails of all Regions, with what is known of them from here', async () => {
  const { of, calls, outcome } = await collected(account, ['cloudtrail']);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(calls).toEqual({
    'cloudtrail:DescribeTrails': 2,
    'cloudtrail:ListTrails': 1,
    'cloudtrail:GetTrailStatus': 1,
    'cloudtrail:GetEventSelectors': 1,
    's3:GetBucketPolicyStatus': 2,
    's3:GetBucketAcl': 2,
    's3:GetBucketLogging': 2,
  });
  expect(of('AWS::CloudTrail::Trail')).toMatchObject([
    {
      name: 'all',
      region: 'global',
      attributes: {
        isMultiRegion: true,
        kmsKeyId: null,
        status: { isLogging: true },
        selectors: { basic: [{ readWriteType: 'All' }] },
        bucketPolicyIsPublic: false,
        bucketAclIsPublic: false,
        bucketLogsTo: 'access-logs',
      },
    },
    {
      name: 'one',
      attributes: { status: { $unknown: { errorClass: 'not-read' } } },
    },
  ]);
});

it('stands in for an account without any trail', async () => {
  const { of } = await collected({}, ['cloudtrail']);
  expect(of('AWS::CloudTrail::Trail')).toMatchObject([
    { attributes: { exists: false } },
  ]);
});

it('does not take denied reads for answers', async () => {
  const { of, outcome } = await collected(
    { ...account, denied: ['cloudtrail:GetTrailStatus'] },
    ['cloudtrail'],
  );
  expect(of('AWS::CloudTrail::Trail')[0].attributes.status).toMatchObject({
    $unknown: { errorClass: 'denied' },
  });
  expect(outcome).toMatchObject({
    state: 'partial',
    missingAction: 'cloudtrail:GetTrailStatus',
  });
  const none = await collected(
    { ...account, denied: ['cloudtrail:ListTrails'] },
    ['cloudtrail'],
  );
  expect(none.of('AWS::CloudTrail::Trail')).toMatchObject([
    { region: 'global', unlisted: { errorClass: 'denied' } },
  ]);
});

it('reads what event data stores take in, and does not take a denial for none', async () => {
  const EventDataStoreArn = `arn:aws:cloudtrail:eu-west-1:${COLLECTED_ACCOUNT}:eventdatastore/1`;
  const lake = {
    things: {
      eventDataStores: [
        {
          EventDataStoreArn,
          Name: 'lake',
          Status: 'ENABLED' as const,
          AdvancedEventSelectors: [
            {
              FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }],
            },
          ],
        },
      ],
    },
  };
  const { of, calls } = await collected(lake, ['event-data-stores']);
  expect(calls).toEqual({
    'cloudtrail:ListEventDataStores': 1,
    'cloudtrail:GetEventDataStore': 1,
  });
  expect(of('AWS::CloudTrail::EventDataStore')).toMatchObject([
    {
      arn: EventDataStoreArn,
      name: 'lake',
      attributes: {
        isEnabled: true,
        selectors: {
          basic: [],
          advanced: [[{ field: 'eventCategory', equals: ['Data'] }]],
        },
      },
    },
  ]);
  const unknown = { $unknown: { errorClass: 'denied' } };
  const hidden = await collected(
    { ...lake, denied: ['cloudtrail:GetEventDataStore'] },
    ['event-data-stores'],
  );
  expect(hidden.of('AWS::CloudTrail::EventDataStore')).toMatchObject([
    { attributes: { isEnabled: unknown, selectors: unknown } },
  ]);
});
