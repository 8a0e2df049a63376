import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  secret,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { secretsmanagerPublic } from './secretsmanager-public';

const withPolicy = (...statements: object[]) =>
  secret({ policy: policyOf(...statements) });
const granted = (principal: unknown, more: object = {}) =>
  allow(principal, {
    Action: 'secretsmanager:GetSecretValue',
    Resource: '*',
    ...more,
  });

testControl(secretsmanagerPublic, {
  passed: [
    secret({ policy: null }),
    withPolicy(granted({ AWS: 'arn:aws:iam::111122223333:role/reader' })),
    {
      resource: withPolicy(
        granted('*', {
          Condition: { StringEquals: { 'aws:SourceOwner': '111122223333' } },
        }),
      ),
      note: 'everyone, but of one account only',
    },
    {
      resource: withPolicy(
        granted('*'),
        deny({
          Condition: {
            StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
          },
        }),
      ),
      note: 'a Deny leaves the organization',
    },
    {
      resource: withPolicy(granted({ Service: 's3.amazonaws.com' })),
      note: 'a service is not everyone',
    },
  ],
  failed: [
    {
      resource: withPolicy(granted('*')),
      matching: {
        evidence: [{ path: 'ResourcePolicy.Statement[0] (Sid open)' }],
      },
    },
    withPolicy(granted({ AWS: ['*', '111122223333'] })),
    {
      resource: withPolicy(
        granted('*', {
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        }),
      ),
      note: 'a condition that anyone meets',
    },
    {
      resource: withPolicy(
        granted('*', {
          Condition: { StringLike: { 'aws:SourceOwner': '*' } },
        }),
      ),
      note: 'a condition with a catch-all',
    },
  ],
  notAvailable: [
    secret({ policy: unknown('denied', 'secretsmanager:GetResourcePolicy') }),
    { resource: secret({ policy: '{' }), note: 'no policy' },
    {
      resource: withPolicy(granted({ AWS: 'arn:aws:iam::*:root' })),
      note: 'a principal that IAM does not document',
    },
  ],
});
