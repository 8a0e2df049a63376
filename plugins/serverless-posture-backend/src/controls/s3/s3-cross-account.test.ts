import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  bucket,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { s3CrossAccount } from './s3-cross-account';

const FOREIGN = '999988887777';
const withPolicy = (principal: unknown, more: object = {}) =>
  bucket({
    policy: policyOf(
      allow(principal, {
        Action: 's3:PutBucketPolicy',
        Resource: '*',
        ...more,
      }),
    ),
  });

testControl(s3CrossAccount, {
  passed: [
    bucket({ policy: null }),
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
      resource: withPolicy({ AWS: FOREIGN }, { Action: 's3:GetObject' }),
      note: 'a foreign account that may only read',
    },
    {
      resource: withPolicy({
        AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1',
      }),
      note: 'an origin access identity',
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
      resource: withPolicy({ AWS: FOREIGN }, { Action: 's3:Put*' }),
      note: 'by a wildcard',
    },
    {
      resource: withPolicy({ AWS: FOREIGN }, { Action: 's3:GetObject' }),
      parameters: { sensitiveActions: ['s3:GetObject'] },
      note: 'an action of your own choice',
    },
  ],
  notAvailable: [
    bucket({ policy: unknown('denied', 's3:GetBucketPolicy') }),
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
  notApplicable: [bucket({ owned: false })],
});
