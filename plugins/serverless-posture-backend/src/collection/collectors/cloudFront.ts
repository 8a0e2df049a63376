import {
  CacheBehavior as SdkCacheBehavior,
  CloudFrontClient,
  DefaultCacheBehavior,
  DistributionSummary,
  GetDistributionConfigCommand,
  ListDistributionsCommand,
  Origin,
} from '@aws-sdk/client-cloudfront';
import {
  CloudWatchLogsClient,
  DescribeDeliveriesCommand,
  DescribeDeliverySourcesCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  Attribute,
  AwsReader,
  CacheBehavior,
  Collector,
  Distribution,
  DistributionOrigin,
  isUnknown,
  Listing,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, everyPage, redactTags, required } from '../fields';
import { getTaggedResources, TagsByArn, tagsOf } from '../tagging';
import {
  bucketOf,
  getBucketLocation,
  isBucketWebsite,
  listBuckets,
  missingBuckets,
} from './originBuckets';

/** The most that one page holds (CloudFront API Reference, ListDistributions). */
const PAGE = 100;

/** The most that one page of CloudWatch Logs holds. */
const LOGS_PAGE = 50;

const listDistributions = operation({
  id: 'cloudfront:ListDistributions',
  client: CloudFrontClient,
  command: ListDistributionsCommand,
  probe: { MaxItems: 1 },
});

const getDistributionConfig = operation({
  id: 'cloudfront:GetDistributionConfig',
  client: CloudFrontClient,
  command: GetDistributionConfigCommand,
});

const describeDeliverySources = operation({
  id: 'logs:DescribeDeliverySources',
  client: CloudWatchLogsClient,
  command: DescribeDeliverySourcesCommand,
  probe: { limit: 1 },
});

const describeDeliveries = operation({
  id: 'logs:DescribeDeliveries',
  client: CloudWatchLogsClient,
  command: DescribeDeliveriesCommand,
  probe: { limit: 1 },
});

const distributions: Listing = {
  id: 'distributions',
  resourceTypes: ['AWS::CloudFront::Distribution'],
  async page(aws, token) {
    const { DistributionList } = await aws.call(listDistributions, {
      MaxItems: PAGE,
      Marker: token,
    });
    const from = listDistributions;
    const list = required(DistributionList, 'DistributionList', from);
    // CloudFront leaves the items out where there are none.
    const items = required(list.Quantity, 'Quantity', from)
      ? required(list.Items, 'Items', from)
      : [];
    const origins = items.map(item => item.Origins?.Items ?? []).flat();
    const missing = await missingBuckets(
      aws,
      origins.flatMap(({ DomainName = '' }) => bucketOf(DomainName) ?? []),
    );
    const tags = await tagsOf(
      aws,
      items.map(({ ARN }) => required(ARN, 'ARN', from)),
    );
    return {
      resources: await aws.all(items, item =>
        distribution(aws, item, tags, missing),
      ),
      next: list.IsTruncated
        ? required(list.NextMarker, 'NextMarker', from)
        : undefined,
    };
  },
};

async function distribution(
  aws: AwsReader,
  item: DistributionSummary,
  tags: TagsByArn,
  missing: Map<string, Attribute<boolean>>,
): Promise<Resource<'AWS::CloudFront::Distribution'>> {
  const from = listDistributions;
  const id = required(item.Id, 'Id', from);
  const arn = required(item.ARN, 'ARN', from);
  const origins = required(item.Origins?.Items, 'Origins', from).map(origin);
  const certificate = required(
    item.ViewerCertificate,
    'ViewerCertificate',
    from,
  );
  const isDefault = certificate.CloudFrontDefaultCertificate ?? false;
  const config = await aws.read(getDistributionConfig, { Id: id }, output => {
    const read = required(
      output.DistributionConfig,
      'DistributionConfig',
      getDistributionConfig,
    );
    return {
      defaultRootObject: read.DefaultRootObject || null,
      loggingBucket: (read.Logging?.Enabled && read.Logging.Bucket) || null,
    };
  });
  return {
    type: 'AWS::CloudFront::Distribution',
    arn,
    name: item.Aliases?.Items?.[0] ?? id,
    accountId: aws.accountId,
    region: GLOBAL_REGION,
    tags: tags(arn),
    attributes: {
      enabled: required(item.Enabled, 'Enabled', from),
      webAclId: item.WebACLId || null,
      origins,
      behaviors: [
        behavior(
          '*',
          required(item.DefaultCacheBehavior, 'DefaultCacheBehavior', from),
        ),
        ...(item.CacheBehaviors?.Items ?? []).map((one: SdkCacheBehavior) =>
          behavior(required(one.PathPattern, 'PathPattern', from), one),
        ),
      ],
      originGroups: item.OriginGroups?.Quantity ?? 0,
      viewerCertificate: {
        isDefault,
        minimumProtocolVersion: required(
          certificate.MinimumProtocolVersion,
          'ViewerCertificate.MinimumProtocolVersion',
          from,
        ),
        sslSupportMethod: isDefault
          ? null
          : required(
              certificate.SSLSupportMethod,
              'ViewerCertificate.SSLSupportMethod',
              from,
            ),
      },
      missingBuckets: missingOf(origins, missing),
      ...(isUnknown(config)
        ? { defaultRootObject: config, loggingBucket: config }
        : config),
    },
  };
}

/** A bucket that is surely gone tells enough, whatever isn't known of the others. */
function missingOf(
  origins: DistributionOrigin[],
  missing: Map<string, Attribute<boolean>>,
): Attribute<Distribution['missingBuckets']> {
  const buckets = [...new Set(origins.flatMap(({ bucket }) => bucket ?? []))];
  const gone = buckets.filter(bucket => missing.get(bucket) === true);
  if (gone.length > 0) return gone;
  return buckets.map(bucket => missing.get(bucket)).find(isUnknown) ?? [];
}

function origin(item: Origin): DistributionOrigin {
  const from = listDistributions;
  const domainName = required(
    item.DomainName,
    'DomainName',
    from,
  ).toLowerCase();
  const custom = item.CustomOriginConfig;
  return {
    id: required(item.Id, 'Id', from),
    domainName,
    originAccessControlId: item.OriginAccessControlId || null,
    originAccessIdentity: item.S3OriginConfig?.OriginAccessIdentity || null,
    bucket: bucketOf(domainName) ?? null,
    isBucketWebsite: isBucketWebsite(domainName),
    isVpcOrigin: Boolean(item.VpcOriginConfig),
    custom: custom
      ? {
          protocolPolicy: required(
            custom.OriginProtocolPolicy,
            'OriginProtocolPolicy',
            from,
          ),
          sslProtocols: custom.OriginSslProtocols?.Items ?? [],
        }
      : null,
    customHeaders: (item.CustomHeaders?.Items ?? []).map(({ HeaderName }) =>
      required(HeaderName, 'HeaderName', from).toLowerCase(),
    ),
  };
}

function behavior(
  pathPattern: string,
  item: DefaultCacheBehavior,
): CacheBehavior {
  const from = listDistributions;
  return {
    pathPattern,
    targetOriginId: required(item.TargetOriginId, 'TargetOriginId', from),
    viewerProtocolPolicy: required(
      item.ViewerProtocolPolicy,
      'ViewerProtocolPolicy',
      from,
    ),
    trustedKeyGroups: item.TrustedKeyGroups?.Enabled ?? false,
    trustedSigners: item.TrustedSigners?.Enabled ?? false,
  };
}

/** Standard logs of the second version are CloudWatch deliveries, which CloudFront keeps in the Region of global services. */
const deliverySources: Listing = {
  id: 'delivery-sources',
  resourceTypes: ['AWS::Logs::DeliverySource'],
  async page(aws, token) {
    const from = describeDeliverySources;
    const output = await aws.call(from, { limit: LOGS_PAGE, nextToken: token });
    const sources = required(output.deliverySources, 'deliverySources', from);
    const delivered = sources.length
      ? await attributeOf(() => deliveredSources(aws))
      : new Set<string>();
    return {
      resources: sources.map(
        (source): Resource<'AWS::Logs::DeliverySource'> => ({
          type: 'AWS::Logs::DeliverySource',
          arn: required(source.arn, 'arn', from),
          name: required(source.name, 'name', from),
          accountId: aws.accountId,
          region: GLOBAL_REGION,
          tags: redactTags(source.tags),
          attributes: {
            resourceArns: required(source.resourceArns, 'resourceArns', from),
            logType: required(source.logType, 'logType', from),
            isDelivered: isUnknown(delivered)
              ? delivered
              : delivered.has(required(source.name, 'name', from)),
          },
        }),
      ),
      next: output.nextToken || undefined,
    };
  },
};

/** Names of the sources from which something is delivered. */
async function deliveredSources(aws: AwsReader): Promise<Set<string>> {
  const deliveries = await everyPage(
    describeDeliveries,
    nextToken => aws.call(describeDeliveries, { limit: LOGS_PAGE, nextToken }),
    output => ({
      items: required(output.deliveries, 'deliveries', describeDeliveries),
      next: output.nextToken,
    }),
  );
  return new Set(
    deliveries.flatMap(({ deliverySourceName }) => deliverySourceName ?? []),
  );
}

/** The distributions of accounts that hold functions or APIs, and where their logs come from. */
export const cloudFrontCollector: Collector = {
  id: 'cloudfront',
  scope: 'global',
  follows: [
    'AWS::Lambda::Function',
    'AWS::ApiGateway::RestApi',
    'AWS::ApiGatewayV2::Api',
  ],
  operations: {
    listDistributions,
    getDistributionConfig,
    getTaggedResources,
    listBuckets,
    getBucketLocation,
    describeDeliverySources,
    describeDeliveries,
  },
  listings: [distributions, deliverySources],
};
