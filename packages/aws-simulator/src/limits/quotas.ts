/** How far a quota row can be trusted. */
export type QuotaSource =
  /** AWS documents rate and burst. */
  | 'documented'
  /** AWS documents the rate; the burst is assumed. */
  | 'burst assumed'
  /** Undocumented: a mean, around which each seed draws its own. */
  | 'assumed';

/** One token bucket. A request takes a token of every row that it matches. */
export interface Quota {
  id: string;
  /** Operations such as `lambda:GetPolicy`; `service:*` is every one of it. */
  operations: string[];
  /** Operations that have a bucket of their own instead. */
  except?: string[];
  /** Requests per second. */
  rate: number;
  /** Requests that a full bucket holds. */
  burst: number;
  scope: 'region' | 'account';
  source: QuotaSource;
  /** Where the numbers come from. */
  reference: string;
}

/** The quotas of the services that are served, per account and Region unless the row says account. */
export const quotas: Quota[] = [
  {
    id: 'lambda-control-plane',
    operations: ['lambda:*'],
    except: ['lambda:GetFunction', 'lambda:GetPolicy'],
    rate: 15,
    burst: 5,
    scope: 'region',
    source: 'burst assumed',
    reference:
      'Lambda guide, "Lambda quotas": rate of other control plane API requests',
  },
  {
    id: 'lambda-get-policy',
    operations: ['lambda:GetPolicy'],
    rate: 15,
    burst: 5,
    scope: 'region',
    source: 'burst assumed',
    reference: 'Lambda guide, "Lambda quotas": rate of GetPolicy requests',
  },
  {
    id: 'lambda-get-function',
    operations: ['lambda:GetFunction'],
    rate: 100,
    burst: 10,
    scope: 'region',
    source: 'burst assumed',
    reference: 'Lambda guide, "Lambda quotas": rate of GetFunction requests',
  },
  {
    id: 'apigateway-total',
    operations: ['apigateway:*', 'apigatewayv2:*'],
    rate: 10,
    burst: 40,
    scope: 'region',
    source: 'documented',
    reference:
      'API Gateway guide, "Quotas for configuring and running": total operations',
  },
  {
    id: 'apigateway-get-resources',
    operations: ['apigateway:GetResources'],
    rate: 2.5,
    burst: 5,
    scope: 'region',
    source: 'documented',
    reference:
      'API Gateway guide, "Quotas for configuring and running": GetResources, 5 requests per 2 seconds',
  },
  {
    id: 'securityhub-get-findings',
    operations: ['securityhub:GetFindings'],
    rate: 3,
    burst: 6,
    scope: 'region',
    source: 'documented',
    reference:
      'Security Hub API reference, "GetFindings": RateLimit 3, BurstLimit 6',
  },
  {
    id: 'securityhub-other',
    operations: ['securityhub:*'],
    // `BatchUpdateFindings` has these numbers as well.
    except: ['securityhub:GetFindings'],
    rate: 10,
    burst: 30,
    scope: 'region',
    source: 'documented',
    reference:
      'Security Hub API reference, "Service endpoints and quotas": RateLimit 10, BurstLimit 30',
  },
  {
    id: 'logs-describe-log-groups',
    operations: ['logs:DescribeLogGroups'],
    rate: 10,
    burst: 10,
    scope: 'region',
    source: 'burst assumed',
    reference: 'CloudWatch Logs guide, "CloudWatch Logs quotas"',
  },
  {
    id: 'logs-describe-subscription-filters',
    operations: ['logs:DescribeSubscriptionFilters'],
    rate: 5,
    burst: 5,
    scope: 'region',
    source: 'burst assumed',
    reference: 'CloudWatch Logs guide, "CloudWatch Logs quotas"',
  },
  {
    id: 'cloudtrail-read',
    operations: ['cloudtrail:*'],
    rate: 10,
    burst: 10,
    scope: 'region',
    source: 'burst assumed',
    reference: 'CloudTrail guide, "Quotas": get, describe, and list APIs',
  },
  {
    id: 'cloudwatch-describe-alarms',
    operations: ['cloudwatch:DescribeAlarms'],
    rate: 9,
    burst: 9,
    scope: 'region',
    source: 'burst assumed',
    reference: 'CloudWatch guide, "CloudWatch service quotas"',
  },
  {
    id: 'acm-describe-certificate',
    operations: ['acm:DescribeCertificate'],
    rate: 10,
    burst: 10,
    scope: 'region',
    source: 'burst assumed',
    reference: 'ACM guide, "Quotas": API rate quotas, DescribeCertificate',
  },
  {
    id: 'appsync',
    operations: ['appsync:*'],
    rate: 10,
    burst: 20,
    scope: 'region',
    source: 'assumed',
    reference: 'not documented',
  },
  {
    id: 'cloudfront',
    operations: ['cloudfront:*'],
    rate: 10,
    burst: 20,
    scope: 'account',
    source: 'assumed',
    reference: 'not documented',
  },
  {
    id: 'elasticloadbalancing-describe',
    operations: ['elasticloadbalancing:*'],
    rate: 10,
    burst: 40,
    scope: 'region',
    source: 'documented',
    reference:
      'Elastic Load Balancing guide, "Request throttling": non-mutating actions, API version 2',
  },
  {
    id: 'tagging-get-resources',
    operations: ['tag:GetResources'],
    rate: 15,
    burst: 15,
    scope: 'region',
    source: 'burst assumed',
    reference: 'Tagging guide, "Service quotas": GetResources',
  },
  {
    id: 'states-describe',
    operations: ['states:DescribeStateMachine'],
    rate: 20,
    burst: 200,
    scope: 'region',
    source: 'documented',
    reference:
      'Step Functions guide, "Quotas related to API action throttling": DescribeStateMachine',
  },
  {
    id: 'states-list',
    operations: ['states:ListStateMachines'],
    rate: 5,
    burst: 100,
    scope: 'region',
    source: 'documented',
    reference:
      'Step Functions guide, "Quotas related to API action throttling": ListStateMachines',
  },
  {
    id: 'events',
    operations: ['events:*'],
    rate: 50,
    burst: 50,
    scope: 'region',
    source: 'burst assumed',
    reference:
      'EventBridge guide, "EventBridge quotas": all other API requests',
  },
  {
    id: 'cognito-user-pool-read',
    operations: ['cognito-idp:ListUserPools', 'cognito-idp:DescribeUserPool'],
    rate: 15,
    burst: 15,
    scope: 'region',
    source: 'burst assumed',
    reference: 'Cognito guide, "Quotas in Amazon Cognito": UserPoolRead',
  },
  {
    id: 'cognito-user-pool-client-read',
    operations: [
      'cognito-idp:ListUserPoolClients',
      'cognito-idp:DescribeUserPoolClient',
    ],
    rate: 15,
    burst: 15,
    scope: 'region',
    source: 'burst assumed',
    reference: 'Cognito guide, "Quotas in Amazon Cognito": UserPoolClientRead',
  },
  {
    id: 'cognito-user-pool-resource-read',
    operations: [
      'cognito-idp:GetUserPoolMfaConfig',
      'cognito-idp:DescribeRiskConfiguration',
      'cognito-idp:GetLogDeliveryConfiguration',
      'cognito-idp:ListIdentityProviders',
      'cognito-idp:DescribeIdentityProvider',
    ],
    rate: 20,
    burst: 20,
    scope: 'region',
    source: 'burst assumed',
    reference:
      'Cognito guide, "Quotas in Amazon Cognito": UserPoolResourceRead',
  },
  {
    id: 'cognito-identity',
    operations: ['cognito-identity:*'],
    rate: 10,
    burst: 10,
    scope: 'region',
    source: 'assumed',
    reference: 'not documented',
  },
  {
    id: 'wafv2-for-resource',
    operations: ['wafv2:GetWebACLForResource'],
    rate: 1,
    burst: 1,
    scope: 'region',
    source: 'burst assumed',
    reference: 'AWS WAF guide, "AWS WAF quotas": GetWebACLForResource',
  },
  {
    id: 'wafv2-read',
    operations: ['wafv2:*'],
    except: ['wafv2:GetWebACLForResource'],
    rate: 5,
    burst: 5,
    scope: 'region',
    source: 'burst assumed',
    reference: 'AWS WAF guide, "AWS WAF quotas": any individual Get or List',
  },
  {
    id: 'config',
    operations: ['config:*'],
    rate: 10,
    burst: 10,
    scope: 'region',
    source: 'assumed',
    reference: 'not documented',
  },
  {
    id: 'sts',
    operations: ['sts:*'],
    rate: 600,
    burst: 600,
    scope: 'region',
    source: 'burst assumed',
    reference:
      'AWS re:Post, "STS throttling": 600 requests per second, account and Region',
  },
  {
    id: 'ec2-describe',
    operations: ['ec2:*'],
    rate: 20,
    burst: 100,
    scope: 'region',
    source: 'documented',
    reference:
      'EC2 API guide, "Request throttling": non-mutating actions without filters',
  },
  {
    id: 'iam',
    operations: ['iam:*'],
    rate: 10,
    burst: 20,
    scope: 'account',
    source: 'assumed',
    reference: 'not documented',
  },
  {
    id: 'organizations',
    operations: ['organizations:*'],
    rate: 5,
    burst: 10,
    scope: 'account',
    source: 'assumed',
    reference: 'not documented',
  },
  {
    id: 'kms-list-grants',
    operations: ['kms:ListGrants'],
    rate: 100,
    burst: 10,
    scope: 'region',
    source: 'burst assumed',
    reference: 'KMS guide, "Request quotas"',
  },
  {
    id: 'kms-read',
    operations: ['kms:*'],
    except: ['kms:ListGrants'],
    rate: 500,
    burst: 50,
    scope: 'region',
    source: 'burst assumed',
    reference: 'KMS guide, "Request quotas"',
  },
  {
    id: 'sns-list',
    operations: ['sns:ListTopics', 'sns:ListSubscriptionsByTopic'],
    rate: 30,
    burst: 10,
    scope: 'region',
    source: 'burst assumed',
    reference: 'General reference, "Amazon SNS endpoints and quotas"',
  },
  {
    id: 'secretsmanager-list',
    operations: ['secretsmanager:ListSecrets'],
    rate: 100,
    burst: 10,
    scope: 'region',
    source: 'burst assumed',
    reference: 'Secrets Manager guide, "Quotas"',
  },
  {
    id: 'secretsmanager-other',
    operations: ['secretsmanager:*'],
    except: ['secretsmanager:ListSecrets'],
    rate: 50,
    burst: 10,
    scope: 'region',
    source: 'burst assumed',
    reference: 'Secrets Manager guide, "Quotas"',
  },
  {
    id: 'kinesis-describe',
    operations: ['kinesis:DescribeStreamSummary'],
    rate: 20,
    burst: 5,
    scope: 'region',
    source: 'burst assumed',
    reference: 'Kinesis guide, "Quotas and limits"',
  },
  {
    id: 'kinesis-list',
    operations: ['kinesis:ListStreams'],
    rate: 5,
    burst: 5,
    scope: 'region',
    source: 'burst assumed',
    reference: 'Kinesis guide, "Quotas and limits"',
  },
  {
    id: 'firehose',
    operations: ['firehose:*'],
    rate: 5,
    burst: 5,
    scope: 'region',
    source: 'burst assumed',
    reference: 'Firehose guide, "Amazon Data Firehose quota"',
  },
  {
    id: 'ses',
    operations: ['ses:*'],
    rate: 1,
    burst: 2,
    scope: 'region',
    source: 'burst assumed',
    reference: 'SES guide, "Service quotas"',
  },
  {
    id: 'sqs',
    operations: ['sqs:*'],
    rate: 100,
    burst: 100,
    scope: 'region',
    source: 'assumed',
    reference: 'not documented',
  },
  {
    id: 'dynamodb-describe-continuous-backups',
    operations: ['dynamodb:DescribeContinuousBackups'],
    rate: 10,
    burst: 10,
    scope: 'region',
    source: 'burst assumed',
    reference: 'DynamoDB API reference, "DescribeContinuousBackups"',
  },
  {
    id: 'dynamodb',
    operations: ['dynamodb:*'],
    except: ['dynamodb:DescribeContinuousBackups'],
    rate: 100,
    burst: 100,
    scope: 'region',
    source: 'assumed',
    reference: 'not documented',
  },
  {
    id: 's3',
    operations: ['s3:*', 's3control:*'],
    rate: 100,
    burst: 100,
    scope: 'region',
    source: 'assumed',
    reference: 'not documented',
  },
  {
    id: 'rds',
    operations: ['rds:*'],
    rate: 20,
    burst: 20,
    scope: 'region',
    source: 'assumed',
    reference: 'not documented',
  },
];

/** Whether an operation takes a token of a quota. */
export function appliesTo(
  { operations, except }: Quota,
  operation: string,
): boolean {
  if (except?.includes(operation)) return false;
  return operations.some(
    pattern =>
      pattern === operation ||
      (pattern.endsWith(':*') && operation.startsWith(pattern.slice(0, -1))),
  );
}
