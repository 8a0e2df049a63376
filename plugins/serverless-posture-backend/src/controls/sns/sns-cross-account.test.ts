import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  subscription,
  testControl,
  topic,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { snsCrossAccount } from './sns-cross-account';

const FOREIGN = '999988887777';
const withPolicy = (principal: unknown, more: object = {}) =>
  topic({
    policy: policyOf(
      allow(principal, { Action: 'sns:Publish', Resource: '*', ...more }),
    ),
  });

testControl(snsCrossAccount, {
  passed: [
    topic({ policy: null }),
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
      resource: topic({}),
      with: [
        subscription({}),
        subscription({ protocol: 'email', endpoint: null }),
        subscription({ protocol: 'https', endpoint: 'example.com' }),
        subscription({ topicArn: 'arn:of:another', owner: FOREIGN }),
      ],
      note: 'subscribers of our own, and of another topic',
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
      resource: topic({}),
      with: [subscription({ owner: FOREIGN })],
      matching: { evidence: [{ path: 'Subscriptions.Owner', value: FOREIGN }] },
      note: 'a foreign subscriber',
    },
    {
      resource: topic({}),
      with: [
        subscription({
          protocol: 'sqs',
          endpoint: `arn:aws:sqs:eu-west-1:${FOREIGN}:orders`,
        }),
      ],
      note: 'a foreign queue',
    },
  ],
  notAvailable: [
    topic({ policy: unknown('denied', 'sns:GetTopicAttributes') }),
    {
      resource: topic({}),
      unlisted: { 'AWS::SNS::Subscription': { errorClass: 'denied' } },
      note: 'the subscriptions could not be listed',
    },
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
