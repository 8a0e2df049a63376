import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  dynamoDbTable,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { dynamodbCrossAccount } from './dynamodb-cross-account';

const FOREIGN = '999988887777';
const STREAM =
  'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000';
const withPolicy = (principal: unknown, more: object = {}) =>
  dynamoDbTable({
    policy: policyOf(
      allow(principal, { Action: 'dynamodb:GetItem', Resource: '*', ...more }),
    ),
  });

testControl(dynamodbCrossAccount, {
  passed: [
    dynamoDbTable({ policy: null }),
    withPolicy({ AWS: '111122223333' }),
    {
      resource: withPolicy({ AWS: 'arn:aws:iam::444455556666:root' }),
      accounts: ['111122223333', '444455556666'],
      note: 'an account of the organization',
    },
    {
      resource: withPolicy({ AWS: FOREIGN }),
      parameters: { approvedAccounts: [FOREIGN] },
      note: 'an approved account',
    },
    {
      resource: withPolicy('*', {
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      }),
      organizationId: 'o-a1b2c3d4e5',
      note: 'the organization',
    },
  ],
  failed: [
    {
      resource: withPolicy({ AWS: `arn:aws:iam::${FOREIGN}:role/partner` }),
      matching: { reason: 'outside the organization' },
    },
    { resource: withPolicy('*'), note: 'everyone' },
    {
      resource: withPolicy('*', {
        Condition: { StringEquals: { 'aws:PrincipalAccount': FOREIGN } },
      }),
      note: 'an account by condition',
    },
    {
      resource: withPolicy({ AWS: 'AROAEXAMPLEEXAMPLE1' }),
      matching: { severity: 'LOW' },
      note: 'a role that was deleted',
    },
    {
      resource: dynamoDbTable({
        streamArn: STREAM,
        streamPolicy: policyOf(
          allow({ AWS: FOREIGN }, { Action: 'dynamodb:GetRecords' }),
        ),
      }),
      matching: {
        evidence: [
          { arn: STREAM, path: 'StreamPolicy.Statement[0] (Sid open)' },
        ],
      },
      note: 'the policy of the stream',
    },
  ],
  notAvailable: [
    dynamoDbTable({
      streamPolicy: unknown('denied', 'dynamodb:GetResourcePolicy'),
    }),
    dynamoDbTable({ policy: unknown('denied', 'dynamodb:GetResourcePolicy') }),
    {
      resource: withPolicy({ AWS: FOREIGN }),
      accounts: { unknown: { errorClass: 'denied' } },
      note: 'the accounts could not be listed',
    },
    {
      resource: withPolicy('*', {
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      }),
      note: 'the organization is not known',
    },
  ],
});
