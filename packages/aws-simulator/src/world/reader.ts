import { PolicyDocument, PolicyStatement } from '../identity/policy';

/** The role that collectors assume in every account. */
export const READER_ROLE_NAME = 'serverless-posture-reader';

/** The ExternalId that its trust policy asks for. */
export const READER_EXTERNAL_ID = 'simulated-external-id';

/** Services around functions and APIs whose configuration the role may read. */
const around = [
  'access-analyzer',
  'account',
  'acm',
  'application-autoscaling',
  'backup',
  'cloudfront',
  'cloudtrail',
  'cloudwatch',
  'codeartifact',
  'codebuild',
  'cognito-identity',
  'cognito-idp',
  'config',
  'dax',
  'dynamodb',
  'ec2',
  'ecr',
  'elasticfilesystem',
  'elasticloadbalancing',
  'es',
  'events',
  'firehose',
  'guardduty',
  'health',
  'iam',
  'inspector2',
  'kinesis',
  'kms',
  'logs',
  'rds',
  's3',
  'secretsmanager',
  'ses',
  'shield',
  'sns',
  'sqs',
  'ssm',
  'sso',
  'states',
  'waf',
  'waf-regional',
  'wafv2',
  'xray',
];

/** What the role may read: configuration and policies; no code, no secrets, no keys. */
const reads: PolicyStatement = {
  Effect: 'Allow',
  Action: [
    'apigateway:GET',
    'appsync:Get*',
    'appsync:List*',
    'ec2:DescribeRegions',
    'iam:GenerateCredentialReport',
    'iam:GetAccountAuthorizationDetails',
    'iam:GetPolicy',
    'iam:GetPolicyVersion',
    'lambda:GetAccountSettings',
    'lambda:GetFunctionConcurrency',
    'lambda:GetFunctionConfiguration',
    'lambda:GetFunctionRecursionConfig',
    'lambda:GetLayerVersionPolicy',
    'lambda:GetPolicy',
    'lambda:GetRuntimeManagementConfig',
    'lambda:List*',
    'organizations:Describe*',
    'organizations:List*',
    'securityhub:BatchGet*',
    'securityhub:Describe*',
    'securityhub:Get*',
    'securityhub:List*',
    'tag:GetResources',
    ...around.flatMap(service => [
      `${service}:BatchGet*`,
      `${service}:Describe*`,
      `${service}:Get*`,
      `${service}:List*`,
      `${service}:Select*`,
    ]),
  ],
  Resource: '*',
};

/** Values of API keys and secrets, and what is stored, stay out of reach. */
const withheld: PolicyStatement[] = [
  {
    Effect: 'Deny',
    Action: 'apigateway:GET',
    Resource: [
      'arn:aws:apigateway:*::/apikeys',
      'arn:aws:apigateway:*::/apikeys/*',
    ],
  },
  {
    Effect: 'Deny',
    Action: [
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'kinesis:GetRecords',
      'logs:GetLogEvents',
      's3:GetObject',
      'secretsmanager:BatchGetSecretValue',
      'secretsmanager:GetSecretValue',
      'ssm:GetParameter*',
    ],
    Resource: '*',
  },
];

/** The reader role's policies; further statements narrow or widen them. */
export const readerPolicies = (
  ...further: PolicyStatement[]
): PolicyDocument[] => [
  { Version: '2012-10-17', Statement: [reads, ...withheld, ...further] },
];

/** A statement that takes an action away. */
export const deny = (
  action: string | string[],
  condition?: PolicyStatement['Condition'],
): PolicyStatement => ({
  Effect: 'Deny',
  Action: action,
  Resource: '*',
  ...(condition ? { Condition: condition } : {}),
});
