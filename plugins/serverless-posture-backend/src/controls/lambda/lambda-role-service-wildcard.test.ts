import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
  ResourceOptions,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRoleServiceWildcard } from './lambda-role-service-wildcard';

function role(attributes: ResourceOptions<'AWS::IAM::Role'>) {
  return { resource: lambdaFunction(), with: [iamRole(attributes)] };
}

function granted(action: object, ...others: object[]) {
  const Statement = [{ Effect: 'Allow', Resource: '*', ...action }, ...others];
  const document = JSON.stringify({ Version: '2012-10-17', Statement });
  return {
    ...role({ inlinePolicies: [{ arn: null, name: 'permissions', document }] }),
    note: JSON.stringify(Statement),
  };
}

testControl(lambdaRoleServiceWildcard, {
  passed: [
    role({}),
    granted({ Action: ['dynamodb:GetItem', 's3:Get*', 'logs:*LogStream'] }),
    granted({ Action: 's3:*' }, { Effect: 'Deny', Action: '*', Resource: '*' }),
    { resource: lambdaFunction(), note: 'the role does not exist' },
  ],
  failed: [
    granted({
      Action: 'dynamodb:*',
      Resource: 'arn:aws:dynamodb:eu-west-1:1:table/orders',
    }),
    granted({ Action: ['s3:GetObject', 's3:**'] }),
    granted({ Action: 's3:?*' }),
    granted({ Action: '*' }),
    granted({ Action: '*:*' }),
    granted({ NotAction: 'iam:*' }),
    granted(
      { Action: 's3:*' },
      { Effect: 'Deny', Action: 's3:Delete*', Resource: '*' },
    ),
    granted(
      { Action: 's3:*' },
      { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::b' },
    ),
    role({
      attachedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      managedPolicies: unknown('denied'),
    }),
  ],
  notAvailable: [
    role({ inlinePolicies: unknown('denied') }),
    role({ managedPolicies: unknown('denied') }),
    {
      resource: lambdaFunction(),
      unlisted: { 'AWS::IAM::Role': { errorClass: 'throttled' } },
    },
  ],
});
