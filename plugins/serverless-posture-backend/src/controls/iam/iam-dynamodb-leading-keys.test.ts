import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { iamDynamodbLeadingKeys } from './iam-dynamodb-leading-keys';

const app = policyOf({
  Effect: 'Allow',
  Principal: { Federated: 'cognito-identity.amazonaws.com' },
  Action: 'sts:AssumeRoleWithWebIdentity',
});
const appRole = (statement: object) =>
  iamRole({
    trustPolicy: app,
    inlinePolicies: [
      {
        arn: null,
        name: 'items',
        document: policyOf({ Effect: 'Allow', Resource: '*', ...statement }),
      },
    ],
  });

testControl(iamDynamodbLeadingKeys, {
  passed: [
    appRole({
      Action: 'dynamodb:GetItem',
      Condition: {
        'ForAllValues:StringEquals': {
          'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}'],
        },
      },
    }),
  ],
  failed: [
    appRole({ Action: 'dynamodb:GetItem' }),
    {
      resource: appRole({
        Action: 'dynamodb:*',
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['everyone'] },
        },
      }),
      note: 'a fixed key',
    },
    {
      resource: appRole({
        Action: 'dynamodb:Query',
        Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
      }),
      note: 'another condition',
    },
  ],
  notAvailable: [
    iamRole({
      trustPolicy: app,
      managedPolicies: unknown('denied', 'iam:GetPolicy'),
    }),
    iamRole({ trustPolicy: unknown('malformed') }),
  ],
  notApplicable: [iamRole(), appRole({ Action: 's3:GetObject' })],
});
