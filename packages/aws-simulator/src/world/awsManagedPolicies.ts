import type { ManagedPolicyDetail } from '@aws-sdk/client-iam';
import { PolicyStatement } from '../identity/policy';
import { digest } from './random';

const logs = [
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
];
const networkInterfaces = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

const allow = (Action: string | string[]): PolicyStatement[] => [
  { Effect: 'Allow', Action, Resource: '*' },
];

/** What AWS managed policies grant: path, default version, statements. Source: AWS Managed Policy Reference Guide. */
const documents: Record<
  string,
  [path: string, version: string, PolicyStatement[]]
> = {
  AWSLambdaBasicExecutionRole: ['/service-role/', 'v1', allow(logs)],
  AWSLambdaVPCAccessExecutionRole: [
    '/service-role/',
    'v3',
    allow([...logs, ...networkInterfaces]),
  ],
  AWSLambdaSQSQueueExecutionRole: [
    '/service-role/',
    'v1',
    allow([
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      ...logs,
    ]),
  ],
  AWSXRayDaemonWriteAccess: [
    '/',
    'v2',
    allow([
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
    ]),
  ],
  AmazonDynamoDBReadOnlyAccess: [
    '/',
    'v14',
    allow([
      'dynamodb:BatchGetItem',
      'dynamodb:Describe*',
      'dynamodb:GetItem',
      'dynamodb:List*',
      'dynamodb:Query',
      'dynamodb:Scan',
    ]),
  ],
  AmazonS3FullAccess: ['/', 'v2', allow(['s3:*', 's3-object-lambda:*'])],
  AdministratorAccess: ['/', 'v1', allow('*')],
};

const arnOf = (name: string) =>
  `arn:aws:iam::aws:policy${documents[name][0]}${name}`;

function describe(name: string): ManagedPolicyDetail {
  const [Path, version, Statement] = documents[name];
  const created = new Date('2018-02-06T18:40:00Z');
  return {
    PolicyName: name,
    PolicyId: `ANPA${digest(name).slice(0, 17).toUpperCase()}`,
    Arn: arnOf(name),
    Path,
    DefaultVersionId: version,
    AttachmentCount: 1,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: created,
    UpdateDate: created,
    PolicyVersionList: [
      {
        VersionId: version,
        IsDefaultVersion: true,
        CreateDate: created,
        Document: JSON.stringify({ Version: '2012-10-17', Statement }),
      },
    ],
  };
}

/** Name of an AWS managed policy that worlds may attach. */
export type AwsManagedPolicyName =
  | 'AWSLambdaBasicExecutionRole'
  | 'AWSLambdaVPCAccessExecutionRole'
  | 'AWSLambdaSQSQueueExecutionRole'
  | 'AWSXRayDaemonWriteAccess'
  | 'AmazonDynamoDBReadOnlyAccess'
  | 'AmazonS3FullAccess'
  | 'AdministratorAccess';

/** ARN of an AWS managed policy. */
export const awsManagedPolicyArn = (name: AwsManagedPolicyName): string =>
  arnOf(name);

/** AWS managed policies by ARN: the same in every account. */
export const awsManagedPolicies: ReadonlyMap<string, ManagedPolicyDetail> =
  new Map(Object.keys(documents).map(name => [arnOf(name), describe(name)]));
