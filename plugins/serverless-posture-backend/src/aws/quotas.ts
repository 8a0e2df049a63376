import { memoize } from 'lodash';
import { Clock } from './clock';
import { BucketRates, TokenBucket } from './tokenBucket';

/** One quota of AWS: what it allows, and where that is written. */
export interface Quota extends BucketRates {
  /** Name of the bucket, such as `lambda/GetPolicy`. */
  id: string;
  /** The document that states it, or `unpublished` with a start value that is adapted to what AWS throttles. */
  source: string;
  /** Operations that it counts: their ids, or a prefix ending in `*`. */
  operations: string[];
  /** Whether its burst is used in full: only tools wait for it, that come back, and no deployment. */
  wholeBurst?: boolean;
}

const LAMBDA = 'AWS Lambda Developer Guide, "Lambda quotas", Service quotas';
const API_GATEWAY =
  'Amazon API Gateway Developer Guide, "Quotas and important notes", API Gateway management';
const SECURITY_HUB =
  'AWS Security Hub API Reference, "Welcome", throttling limits';
const STEP_FUNCTIONS =
  'AWS Step Functions Developer Guide, "Service quotas", API action throttling';
const COGNITO =
  'Amazon Cognito Developer Guide, "Quotas in Amazon Cognito", request rates';
const LOGS = 'CloudWatch Logs User Guide, "CloudWatch Logs quotas"';
const WAF = 'AWS WAF Developer Guide, "AWS WAF quotas", calls per account';
const UNPUBLISHED = 'unpublished';

/** Where a service says nothing: what its console alone asks for, to begin with. */
const UNKNOWN_RATES = { rate: 10, burst: 10, ceiling: 40 };

/**
 * Quotas per account and Region, the narrowest first: a call takes a token of every bucket that counts it. Where two
 * rows of one service match, a row with `lambda:*` counts only what no row before it counts, unless AWS says otherwise.
 */
export const quotas: readonly Quota[] = [
  {
    id: 'lambda/GetFunction',
    rate: 100,
    burst: 1,
    operations: ['lambda:GetFunction'],
    source: LAMBDA,
  },
  {
    id: 'lambda/GetPolicy',
    rate: 15,
    // Not documented: what a third of a second allows.
    burst: 5,
    operations: ['lambda:GetPolicy'],
    source: LAMBDA,
  },
  {
    id: 'lambda/control-plane',
    rate: 15,
    burst: 5,
    operations: ['lambda:*'],
    source: LAMBDA,
  },
  {
    id: 'apigateway/GetResources',
    rate: 2.5,
    burst: 5,
    operations: ['apigateway:GetResources'],
    source: API_GATEWAY,
  },
  {
    id: 'apigateway/total',
    rate: 10,
    burst: 40,
    // Whether both versions of the service share it is not documented: we assume the narrower reading.
    operations: ['apigateway:*', 'apigatewayv2:*'],
    source: API_GATEWAY,
  },
  {
    id: 'securityhub/GetFindings',
    rate: 3,
    burst: 6,
    wholeBurst: true,
    operations: ['securityhub:GetFindings'],
    source: SECURITY_HUB,
  },
  {
    id: 'securityhub/GetFindingsV2',
    rate: 3,
    burst: 6,
    ceiling: 10,
    wholeBurst: true,
    operations: ['securityhub:GetFindingsV2'],
    source: UNPUBLISHED,
  },
  {
    id: 'securityhub/other',
    rate: 10,
    burst: 30,
    operations: ['securityhub:*'],
    source: SECURITY_HUB,
  },
  {
    id: 'logs/DescribeLogGroups',
    rate: 10,
    burst: 10,
    operations: ['logs:DescribeLogGroups'],
    source: LOGS,
  },
  {
    id: 'logs/DescribeSubscriptionFilters',
    rate: 5,
    burst: 5,
    operations: ['logs:DescribeSubscriptionFilters'],
    source: LOGS,
  },
  {
    id: 'cloudtrail/read',
    rate: 10,
    burst: 10,
    operations: [
      'cloudtrail:DescribeTrails',
      'cloudtrail:ListTrails',
      'cloudtrail:GetTrailStatus',
      'cloudtrail:GetEventSelectors',
    ],
    source: 'AWS CloudTrail User Guide, "Quotas in AWS CloudTrail"',
  },
  {
    id: 'elasticloadbalancing/Describe',
    rate: 10,
    burst: 40,
    operations: ['elasticloadbalancing:*'],
    source:
      'Elastic Load Balancing User Guide, "Request throttling for the Elastic Load Balancing API"',
  },
  {
    id: 'cloudwatch/DescribeAlarms',
    rate: 9,
    burst: 9,
    operations: ['cloudwatch:DescribeAlarms'],
    source: 'CloudWatch User Guide, "CloudWatch service quotas"',
  },
  {
    id: 'acm/DescribeCertificate',
    rate: 10,
    burst: 1,
    operations: ['acm:DescribeCertificate'],
    source: 'AWS Certificate Manager User Guide, "Quotas", API rate quotas',
  },
  {
    id: 'tag/GetResources',
    rate: 15,
    burst: 15,
    operations: ['tag:GetResources'],
    source: 'Tag Editor User Guide, "Quotas"',
  },
  {
    id: 'states/DescribeStateMachine',
    rate: 20,
    burst: 200,
    operations: ['states:DescribeStateMachine'],
    source: STEP_FUNCTIONS,
  },
  {
    id: 'states/ListStateMachines',
    rate: 5,
    burst: 100,
    operations: ['states:ListStateMachines'],
    source: STEP_FUNCTIONS,
  },
  {
    id: 'events',
    rate: 50,
    burst: 50,
    operations: ['events:*'],
    source:
      'Amazon EventBridge User Guide, "EventBridge quotas", all other API requests',
  },
  {
    id: 'cognito/UserPoolRead',
    rate: 15,
    burst: 15,
    operations: ['cognito-idp:ListUserPools', 'cognito-idp:DescribeUserPool'],
    source: COGNITO,
  },
  {
    id: 'cognito/UserPoolClientRead',
    rate: 15,
    burst: 15,
    operations: [
      'cognito-idp:ListUserPoolClients',
      'cognito-idp:DescribeUserPoolClient',
    ],
    source: COGNITO,
  },
  {
    id: 'cognito/UserPoolResourceRead',
    rate: 20,
    burst: 20,
    operations: ['cognito-idp:*'],
    source: COGNITO,
  },
  {
    id: 'wafv2/GetWebACLForResource',
    rate: 1,
    burst: 1,
    operations: ['wafv2:GetWebACLForResource'],
    source: WAF,
  },
  {
    id: 'wafv2/read',
    rate: 5,
    burst: 5,
    operations: ['wafv2:*'],
    source: WAF,
  },
  {
    id: 'sts',
    rate: 600,
    burst: 600,
    operations: ['sts:*'],
    source: 'IAM User Guide, "IAM and AWS STS quotas", STS requests',
  },
  {
    id: 'organizations',
    rate: 4,
    // Every run begins with a handful of calls, and all else waits for them.
    burst: 10,
    wholeBurst: true,
    ceiling: 10,
    operations: ['organizations:*'],
    source: UNPUBLISHED,
  },
  {
    id: 'iam',
    rate: 10,
    burst: 10,
    ceiling: 20,
    operations: ['iam:*'],
    source: UNPUBLISHED,
  },
  {
    id: 'ec2/Describe',
    rate: 20,
    burst: 20,
    operations: ['ec2:*'],
    source: UNPUBLISHED,
  },
  {
    id: 'kms/ListGrants',
    rate: 100,
    burst: 10,
    operations: ['kms:ListGrants'],
    source: 'AWS KMS Developer Guide, "Request quotas"',
  },
  {
    id: 'kms/read',
    rate: 500,
    burst: 50,
    operations: ['kms:*'],
    source: 'AWS KMS Developer Guide, "Request quotas"',
  },
  {
    id: 'sns/List',
    rate: 30,
    burst: 5,
    operations: ['sns:ListTopics', 'sns:ListSubscriptionsByTopic'],
    source: 'AWS General Reference, "Amazon SNS endpoints and quotas"',
  },
  {
    id: 'secretsmanager/ListSecrets',
    rate: 100,
    burst: 10,
    operations: ['secretsmanager:ListSecrets'],
    source: 'AWS Secrets Manager User Guide, "Quotas"',
  },
  {
    id: 'secretsmanager/other',
    rate: 50,
    burst: 10,
    operations: ['secretsmanager:*'],
    source: 'AWS Secrets Manager User Guide, "Quotas"',
  },
  {
    id: 'kinesis/DescribeStreamSummary',
    rate: 20,
    burst: 5,
    operations: ['kinesis:DescribeStreamSummary'],
    source: 'Amazon Kinesis Data Streams Developer Guide, "Quotas and limits"',
  },
  {
    id: 'kinesis/ListStreams',
    rate: 5,
    burst: 5,
    operations: ['kinesis:ListStreams'],
    source: 'Amazon Kinesis Data Streams Developer Guide, "Quotas and limits"',
  },
  {
    id: 'firehose',
    rate: 5,
    burst: 5,
    operations: ['firehose:*'],
    source:
      'Amazon Data Firehose Developer Guide, "Amazon Data Firehose quota"',
  },
  {
    id: 'ses',
    rate: 1,
    burst: 1,
    operations: ['ses:*'],
    source: 'Amazon SES Developer Guide, "Service quotas", SES API',
  },
  {
    id: 'sqs',
    rate: 20,
    burst: 20,
    ceiling: 100,
    operations: ['sqs:*'],
    source: UNPUBLISHED,
  },
  {
    id: 'sns/other',
    rate: 20,
    burst: 20,
    ceiling: 30,
    operations: ['sns:*'],
    source: UNPUBLISHED,
  },
  {
    id: 'dynamodb/DescribeContinuousBackups',
    rate: 10,
    burst: 10,
    operations: ['dynamodb:DescribeContinuousBackups'],
    source: 'Amazon DynamoDB API Reference, "DescribeContinuousBackups"',
  },
  {
    id: 'dynamodb/Describe',
    rate: 20,
    burst: 20,
    ceiling: 100,
    operations: ['dynamodb:*'],
    source: UNPUBLISHED,
  },
  {
    id: 's3/bucket-configuration',
    rate: 20,
    burst: 20,
    ceiling: 100,
    operations: ['s3:*', 's3control:*'],
    source: UNPUBLISHED,
  },
  {
    id: 'rds/Describe',
    rate: 10,
    burst: 10,
    ceiling: 20,
    operations: ['rds:*'],
    source: UNPUBLISHED,
  },
];

/** A quota that also counts what a narrower one of its service counts. */
const nested = new Set(['apigateway/total']);

/** The quotas that count an operation, narrowest first. One that no row names gets a bucket of its service, which learns. */
export const quotasOf = memoize((operation: string): Quota[] => {
  const found: Quota[] = [];
  for (const quota of quotas) {
    const counts = quota.operations.some(
      pattern =>
        pattern === operation ||
        (pattern.endsWith('*') && operation.startsWith(pattern.slice(0, -1))),
    );
    if (counts && (found.length === 0 || nested.has(quota.id)))
      found.push(quota);
  }
  if (found.length > 0) return found;
  const [service] = operation.split(':');
  return [
    {
      id: service,
      ...UNKNOWN_RATES,
      operations: [`${service}:*`],
      source: UNPUBLISHED,
    },
  ];
});

/** Buckets that are added until those that are idle are looked for. */
const ROOM = 2000;

/** A call that AWS throttles is heard of before, as a rule; if not, the next one is throttled, too. */
const IDLE_MS = 2_000;

/** The buckets of one caller: one per account, Region and quota, each at the share of the quota that is ours to use. */
export class Buckets {
  private readonly buckets = new Map<string, TokenBucket>();
  /** With more than these, those that are idle are forgotten. */
  private room = ROOM;
  /** One of each quota, whose buckets are many. */
  private readonly ratesOf: (quota: Quota) => BucketRates;

  /** @param share - of every quota, greater than 0 and at most 1 */
  constructor(share: number, private readonly clock: Clock) {
    this.ratesOf = memoize(quota => ({
      rate: quota.rate * share,
      burst: quota.burst * (quota.wholeBurst ? 1 : share),
      ceiling: (quota.ceiling ?? quota.rate) * share,
    }));
  }

  /** The buckets that a call must take a token of, narrowest first. */
  of(operation: string, accountId: string, region: string): TokenBucket[] {
    return quotasOf(operation).map(quota => {
      const key = `${accountId}/${region}/${quota.id}`;
      let bucket = this.buckets.get(key);
      if (!bucket) {
        bucket = new TokenBucket(this.ratesOf(quota), this.clock);
        this.makeRoom();
        this.buckets.set(key, bucket);
      }
      return bucket;
    });
  }

  /** A scope that was read is left alone: of a large organization, few are under way at a time. */
  private makeRoom() {
    if (this.buckets.size < this.room) return;
    for (const [key, bucket] of this.buckets)
      if (bucket.isIdle(IDLE_MS)) this.buckets.delete(key);
    this.room = this.buckets.size + ROOM;
  }
}

/** Takes a token of every bucket, the scarce one first so that none of the others waits in vain. */
export function takeAll(
  [first, ...others]: TokenBucket[],
  signal?: AbortSignal,
): Promise<number> {
  const taken = first.take(signal);
  return others.length > 0 ? taken.then(() => takeAll(others, signal)) : taken;
}
