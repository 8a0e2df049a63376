import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
  ResourceOptions,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRoleResourceWildcard } from './lambda-role-resource-wildcard';

const role = (attributes: ResourceOptions<'AWS::IAM::Role'>) => ({
  resource: lambdaFunction(),
  with: [iamRole(attributes)],
});

function granted(...statements: object[]) {
  const document = JSON.stringify({
    Statement: statements.map(one => ({
      Effect: 'Allow',
      ...('NotResource' in one ? {} : { Resource: '*' }),
      ...one,
    })),
  });
  return {
    ...role({ inlinePolicies: [{ arn: null, name: 'permissions', document }] }),
    note: JSON.stringify(statements),
  };
}

const HERE = 'eu-west-1:111122223333';
const TABLE = `arn:aws:dynamodb:${HERE}:table/orders`;

testControl(lambdaRoleResourceWildcard, {
  passed: [
    role({}),
    granted({ Action: 'dynamodb:*', Resource: TABLE }),
    granted({ Action: 'dynamodb:PutItem', Resource: `${TABLE}/index/*` }),
    granted({ Action: 's3:PutObject', Resource: 'arn:aws:s3:::uploads/*' }),
    granted({
      Action: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
      ],
    }),
    granted({
      Action: ['xray:PutTraceSegments', 'cloudwatch:PutMetricData'],
    }),
    granted({
      Action: [
        'ec2:CreateNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DeleteNetworkInterface',
      ],
    }),
    granted({ Action: ['s3:ListAllMyBuckets', 'sts:GetCallerIdentity'] }),
    granted({ Action: ['dynamodb:List*', 'dynamodb:Describe*'] }),
    granted({
      Action: 'dynamodb:PutItem',
      Resource: [TABLE, 'arn:aws:s3:::*'],
    }),
    granted(
      { Action: 'dynamodb:PutItem' },
      { Effect: 'Deny', Action: 'dynamodb:*' },
    ),
  ],
  failed: [
    {
      ...granted({ Action: ['dynamodb:PutItem', 's3:PutObject'] }),
      matching: {
        evidence: [
          { path: 'RolePolicyList[permissions].PolicyDocument.Statement[0]' },
        ],
        reason: 'such as dynamodb:PutItem',
      },
    },
    granted({ Action: '*' }),
    granted({ Action: 'DynamoDB:Get*' }),
    granted({ Action: 'kms:Decrypt' }),
    granted({ NotAction: 'iam:*' }),
    granted({ Action: 'dynamodb:PutItem', NotResource: TABLE }),
    granted({
      Action: 'dynamodb:PutItem',
      Resource: `arn:aws:dynamodb:${HERE}:table/*`,
    }),
    granted({ Action: 'dynamodb:PutItem', Resource: `arn:aws:dynamodb:*:*:*` }),
    granted({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::*/*' }),
    granted({ Action: 'sqs:SendMessage', Resource: `arn:aws:sqs:${HERE}:*` }),
    granted({ Action: 'lambda:InvokeFunction', Resource: [TABLE, 'arn:*'] }),
    granted(
      { Action: ['dynamodb:PutItem', 'dynamodb:GetItem'] },
      { Effect: 'Deny', Action: 'dynamodb:PutItem' },
    ),
    granted(
      { Action: 'dynamodb:PutItem' },
      { Effect: 'Deny', Action: 'dynamodb:*', Resource: TABLE },
    ),
    granted({ Action: 'xyzzy:Do' }, { Action: 'dynamodb:PutItem' }),
    {
      ...granted({
        Action: 'dynamodb:PutItem',
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'shop' } },
      }),
      matching: { severity: 'LOW' },
    },
    role({
      attachedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      managedPolicies: unknown('denied'),
    }),
  ],
  notAvailable: [
    { ...granted({ Action: 'xyzzy:Do' }), note: 'a service that is not known' },
    {
      ...granted({ Action: 'dynamodb:Xyzzy' }),
      note: 'an action that is not known',
      matching: { unknown: { errorClass: 'unsupported' } },
    },
    role({ inlinePolicies: unknown('denied') }),
    role({ managedPolicies: unknown('throttled') }),
    {
      resource: lambdaFunction(),
      unlisted: { 'AWS::IAM::Role': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    { resource: lambdaFunction(), note: 'the role does not exist' },
  ],
});
