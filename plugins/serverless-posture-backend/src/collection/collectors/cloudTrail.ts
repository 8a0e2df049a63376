import {
  AdvancedEventSelector,
  AdvancedFieldSelector,
  CloudTrailClient,
  DescribeTrailsCommand,
  EventSelector,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  ListTrailsCommand,
  Trail,
} from '@aws-sdk/client-cloudtrail';
import {
  GetBucketAclCommand,
  GetBucketLoggingCommand,
  GetBucketPolicyStatusCommand,
  Grant,
  S3Client,
} from '@aws-sdk/client-s3';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  Attribute,
  AwsReader,
  CloudTrail,
  Collector,
  operation,
  Operation,
  Resource,
  TrailEventSelector,
  TrailFieldSelector,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { accountFact } from '../facts';
import { everyPage, oneOf, required } from '../fields';
import { serverlessTypes } from '../serverlessTypes';

const describeTrails = operation({
  id: 'cloudtrail:DescribeTrails',
  client: CloudTrailClient,
  command: DescribeTrailsCommand,
  probe: {},
});

const listTrails = operation({
  id: 'cloudtrail:ListTrails',
  client: CloudTrailClient,
  command: ListTrailsCommand,
  probe: {},
});

const TRAILS = ['arn:{partition}:cloudtrail:*:*:trail/*'];

const getTrailStatus = operation({
  id: 'cloudtrail:GetTrailStatus',
  client: CloudTrailClient,
  command: GetTrailStatusCommand,
  resources: TRAILS,
});

const getEventSelectors = operation({
  id: 'cloudtrail:GetEventSelectors',
  client: CloudTrailClient,
  command: GetEventSelectorsCommand,
  resources: TRAILS,
});

const BUCKETS = ['arn:{partition}:s3:::*'];

const getBucketPolicyStatus = operation({
  id: 's3:GetBucketPolicyStatus',
  client: S3Client,
  command: GetBucketPolicyStatusCommand,
  resources: BUCKETS,
  absent: ['NoSuchBucketPolicy'],
});

const getBucketAcl = operation({
  id: 's3:GetBucketAcl',
  client: S3Client,
  command: GetBucketAclCommand,
  resources: BUCKETS,
});

const getBucketLogging = operation({
  id: 's3:GetBucketLogging',
  client: S3Client,
  command: GetBucketLoggingCommand,
  resources: BUCKETS,
});

/** The trails that see an account, with what they record and how their bucket is guarded. */
export const cloudTrailCollector: Collector = {
  id: 'cloudtrail',
  scope: 'global',
  follows: serverlessTypes,
  operations: {
    describeTrails,
    listTrails,
    getTrailStatus,
    getEventSelectors,
    getBucketPolicyStatus,
    getBucketAcl,
    getBucketLogging,
  },
  listings: [
    {
      id: 'trails',
      resourceTypes: ['AWS::CloudTrail::Trail'],
      async page(aws) {
        const trails = await trailsOf(aws);
        return {
          resources:
            trails.length > 0
              ? await aws.all(trails, trail => trailResource(aws, trail))
              : [none(aws)],
        };
      },
    },
  ],
};

/**
 * Trails that can be seen from here (multi-Region ones and the organization's), and single-Region ones of other Regions:
 * CloudTrail describes these by their ARN only.
 */
async function trailsOf(aws: AwsReader): Promise<Trail[]> {
  const describe = async (trailNameList?: string[]) =>
    required(
      (
        await aws.call(describeTrails, {
          includeShadowTrails: true,
          ...(trailNameList ? { trailNameList } : {}),
        })
      ).trailList,
      'trailList',
      describeTrails,
    );
  const here = await describe();
  const everywhere = await everyPage(
    listTrails,
    NextToken => aws.call(listTrails, { NextToken }),
    output => ({
      items: required(output.Trails, 'Trails', listTrails),
      next: output.NextToken,
    }),
  );
  const seen = new Set(here.map(({ TrailARN }) => TrailARN));
  const others = everywhere
    .map(({ TrailARN }) => required(TrailARN, 'TrailARN', listTrails))
    .filter(arn => !seen.has(arn));
  return others.length > 0 ? [...here, ...(await describe(others))] : here;
}

const ownerOf = (arn: string) => arn.split(':')[4];

async function trailResource(
  aws: AwsReader,
  trail: Trail,
): Promise<Resource<'AWS::CloudTrail::Trail'>> {
  const field = <K extends keyof Trail>(name: K) =>
    required(trail[name], name, describeTrails);
  const arn = field('TrailARN')!;
  const isMultiRegion = field('IsMultiRegionTrail')!;
  const bucketName = field('S3BucketName')!;
  const homeRegion = field('HomeRegion')!;
  const isHere = isMultiRegion || homeRegion === aws.region;
  return {
    type: 'AWS::CloudTrail::Trail',
    arn,
    name: field('Name')!,
    accountId: aws.accountId,
    region: GLOBAL_REGION,
    tags: {},
    attributes: {
      exists: true,
      homeRegion,
      isMultiRegion,
      isOrganizationTrail: trail.IsOrganizationTrail ?? false,
      includesGlobalServiceEvents: field('IncludeGlobalServiceEvents')!,
      logFileValidation: field('LogFileValidationEnabled')!,
      kmsKeyId: trail.KmsKeyId || null,
      logGroupArn: trail.CloudWatchLogsLogGroupArn || null,
      bucketName,
      status: isHere ? await statusOf(aws, arn) : elsewhere(getTrailStatus.id),
      selectors: isHere
        ? await selectorsOf(aws, arn)
        : elsewhere(getEventSelectors.id),
      ...(await bucketOf(aws, arn, bucketName)),
    },
  };
}

function elsewhere(id: string) {
  return unknown(
    'not-read',
    id,
    'a single-Region trail is told of in its Region only',
  );
}

function statusOf(aws: AwsReader, Name: string) {
  return aws.read(getTrailStatus, { Name }, output => ({
    isLogging: required(output.IsLogging, 'IsLogging', getTrailStatus),
    latestDeliveryError: output.LatestDeliveryError || null,
    latestCloudWatchLogsDelivery:
      output.LatestCloudWatchLogsDeliveryTime?.toISOString() ?? null,
    latestCloudWatchLogsError: output.LatestCloudWatchLogsDeliveryError || null,
  }));
}

function selectorsOf(
  aws: AwsReader,
  TrailName: string,
): Promise<Attribute<CloudTrail['selectors']>> {
  return aws.read(getEventSelectors, { TrailName }, output => ({
    basic: (output.EventSelectors ?? []).map(basicSelector),
    advanced: advancedSelectors(
      output.AdvancedEventSelectors,
      getEventSelectors,
    ),
  }));
}

/** What trails and event data stores share. */
export function advancedSelectors(
  selectors: readonly AdvancedEventSelector[] = [],
  from: Operation,
): TrailFieldSelector[][] {
  return selectors.map(({ FieldSelectors }) =>
    required(FieldSelectors, 'FieldSelectors', from).map(one =>
      fieldSelector(one, from),
    ),
  );
}

function basicSelector(selector: EventSelector): TrailEventSelector {
  return {
    readWriteType: oneOf(
      selector.ReadWriteType ?? 'All',
      ['All', 'ReadOnly', 'WriteOnly'],
      'ReadWriteType',
      getEventSelectors,
    ),
    includeManagementEvents: selector.IncludeManagementEvents ?? true,
    excludedManagementSources: selector.ExcludeManagementEventSources ?? [],
    dataResources: (selector.DataResources ?? []).map(({ Type, Values }) => ({
      type: required(Type, 'DataResources.Type', getEventSelectors),
      values: Values ?? [],
    })),
  };
}

function fieldSelector(
  selector: AdvancedFieldSelector,
  from: Operation,
): TrailFieldSelector {
  return {
    field: required(selector.Field, 'Field', from),
    equals: selector.Equals ?? [],
    startsWith: selector.StartsWith ?? [],
    endsWith: selector.EndsWith ?? [],
    notEquals: selector.NotEquals ?? [],
    notStartsWith: selector.NotStartsWith ?? [],
    notEndsWith: selector.NotEndsWith ?? [],
  };
}

type Bucket = Pick<
  Resource<'AWS::CloudTrail::Trail'>['attributes'],
  'bucketPolicyIsPublic' | 'bucketAclIsPublic' | 'bucketLogsTo'
>;

async function bucketOf(
  aws: AwsReader,
  trailArn: string,
  name: string,
): Promise<Bucket> {
  if (ownerOf(trailArn) !== aws.accountId) {
    const foreign = unknown(
      'not-read',
      getBucketPolicyStatus.id,
      `the bucket ${name} belongs to the account of the organization trail`,
    );
    return {
      bucketPolicyIsPublic: foreign,
      bucketAclIsPublic: foreign,
      bucketLogsTo: foreign,
    };
  }
  // A bucket of that name in another account is not ours to judge: AWS refuses the call then.
  const input = { Bucket: name, ExpectedBucketOwner: aws.accountId };
  const [bucketPolicyIsPublic, bucketAclIsPublic, bucketLogsTo] =
    await Promise.all([
      aws.read(
        getBucketPolicyStatus,
        input,
        ({ PolicyStatus }) =>
          required(PolicyStatus?.IsPublic, 'IsPublic', getBucketPolicyStatus),
        false,
      ),
      aws.read(getBucketAcl, input, ({ Grants }) =>
        required(Grants, 'Grants', getBucketAcl).some(isToEveryone),
      ),
      aws.read(
        getBucketLogging,
        input,
        ({ LoggingEnabled }) => LoggingEnabled?.TargetBucket || null,
      ),
    ]);
  return { bucketPolicyIsPublic, bucketAclIsPublic, bucketLogsTo };
}

/** Grants to anyone, and to anyone with an account of AWS. */
function isToEveryone({ Grantee }: Grant): boolean {
  return /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/.test(
    Grantee?.URI ?? '',
  );
}

function none(aws: AwsReader): Resource<'AWS::CloudTrail::Trail'> {
  return accountFact(
    'AWS::CloudTrail::Trail',
    aws,
    { service: 'cloudtrail', path: 'trail/none', name: 'No trail' },
    {
      exists: false,
      homeRegion: '',
      isMultiRegion: false,
      isOrganizationTrail: false,
      includesGlobalServiceEvents: false,
      logFileValidation: false,
      kmsKeyId: null,
      logGroupArn: null,
      bucketName: '',
      status: {
        isLogging: false,
        latestDeliveryError: null,
        latestCloudWatchLogsDelivery: null,
        latestCloudWatchLogsError: null,
      },
      selectors: { basic: [], advanced: [] },
      bucketPolicyIsPublic: false,
      bucketAclIsPublic: false,
      bucketLogsTo: null,
    },
  );
}
