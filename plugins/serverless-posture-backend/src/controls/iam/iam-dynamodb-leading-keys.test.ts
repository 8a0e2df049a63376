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

const items = [
  {
    arn: null,
    name: 'items',
    document: policyOf({
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: '*',
    }),
  },
];

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
    {
      resource: appRole({
        Action: 'dynamodb:Query',
        Condition: {
          StringEquals: {
            'dynamodb:LeadingKeys': '${cognito-identity.amazonaws.com:sub}',
          },
        },
      }),
      note: 'a comparison that holds for one key only by chance',
    },
    {
      resource: appRole({
        Action: 'dynamodb:Query',
        Condition: {
          'ForAllValues:StringEquals': {
            'aws:PrincipalTag/id': '${cognito-identity.amazonaws.com:sub}',
          },
        },
      }),
      note: 'another key',
    },
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
  notApplicable: [
    {
      resource: iamRole({
        inlinePolicies: items,
        trustPolicy: policyOf({
          Effect: 'Allow',
          Principal: {
            Federated:
              'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
          },
          Action: 'sts:AssumeRoleWithWebIdentity',
        }),
      }),
      note: 'a pipeline',
    },
    {
      resource: iamRole({
        inlinePolicies: items,
        trustPolicy: policyOf({
          Effect: 'Deny',
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
        }),
      }),
      note: 'kept out',
    },
    iamRole(),
    appRole({ Action: 's3:GetObject' }),
  ],
});
