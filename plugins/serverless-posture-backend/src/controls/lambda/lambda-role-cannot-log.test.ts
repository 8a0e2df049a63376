import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
  ResourceOptions,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRoleCannotLog } from './lambda-role-cannot-log';

const GROUP = 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda';
const WRITE = ['logs:CreateLogStream', 'logs:PutLogEvents'];

const policy = (...statements: object[]) => ({
  arn: null,
  name: 'permissions',
  document: JSON.stringify({
    Statement: statements.map(one => ({
      ...{ Effect: 'Allow', Action: WRITE, Resource: '*' },
      ...one,
    })),
  }),
});

const role = (attributes: ResourceOptions<'AWS::IAM::Role'>) => ({
  resource: lambdaFunction(),
  with: [iamRole(attributes)],
});

const granted = (...statements: object[]) => ({
  ...role({ inlinePolicies: [policy(...statements)] }),
  note: JSON.stringify(statements),
});

const secure = { Bool: { 'aws:SecureTransport': 'false' } };

testControl(lambdaRoleCannotLog, {
  passed: [
    granted({}),
    granted({ Resource: `${GROUP}/checkout:*` }),
    granted({ Action: 'logs:*', Resource: `${GROUP}/*` }),
    granted({ Action: WRITE[0] }, { Action: WRITE[1] }),
    {
      ...role({
        inlinePolicies: [policy({})],
        boundary: policy({ Action: '*' }),
      }),
      note: 'within a boundary',
    },
  ],
  failed: [
    {
      ...role({}),
      note: 'no policy',
      matching: {
        evidence: [
          { path: 'LoggingConfig.LogGroup', value: '/aws/lambda/checkout' },
        ],
        reason: 'the role may not logs:CreateLogStream and logs:PutLogEvents',
      },
    },
    granted({ Action: WRITE[0] }),
    granted({ Resource: `${GROUP}/other:*` }),
    granted({ Resource: `${GROUP}/checkout` }),
    granted({}, { Effect: 'Deny', Action: 'logs:Put*' }),
    {
      ...role({
        inlinePolicies: [policy({})],
        boundary: policy({ Action: 's3:*' }),
      }),
      note: 'cut by a boundary',
    },
  ],
  notAvailable: [
    granted({ Condition: secure }),
    granted({}, { Effect: 'Deny', Condition: secure }),
    role({ inlinePolicies: [policy({})], managedPolicies: unknown('denied') }),
    role({ inlinePolicies: [policy({})], boundary: unknown('denied') }),
    {
      ...role({ inlinePolicies: [policy({})] }),
      resource: lambdaFunction({ logGroup: undefined }),
      note: 'a row from before the group was read',
    },
    {
      resource: lambdaFunction(),
      unlisted: { 'AWS::IAM::Role': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    { resource: lambdaFunction(), note: 'the role does not exist' },
  ],
});
