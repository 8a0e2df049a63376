import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  queue,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { sqsCrossAccount } from './sqs-cross-account';

const FOREIGN = '999988887777';
const withPolicy = (principal: unknown, more: object = {}) =>
  queue({
    policy: policyOf(
      allow(principal, { Action: 'sqs:SendMessage', Resource: '*', ...more }),
    ),
  });

testControl(sqsCrossAccount, {
  passed: [
    queue({ policy: null }),
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
    {
      resource: withPolicy('*', {
        Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } },
      }),
      note: 'a bucket, which names no account',
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
      resource: withPolicy(
        { Service: 'sns.amazonaws.com' },
        {
          Condition: {
            ArnEquals: {
              'aws:SourceArn': `arn:aws:sns:eu-west-1:${FOREIGN}:topic`,
            },
          },
        },
      ),
      note: "somebody else's topic",
    },
  ],
  notAvailable: [
    queue({ policy: unknown('denied', 'sqs:GetQueueAttributes') }),
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
