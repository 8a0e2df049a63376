import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  logResourcePolicy,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { logsResourcePolicyPublic } from './logs-resource-policy-public';

const withPolicy = (...statements: object[]) =>
  logResourcePolicy({ policy: policyOf(...statements) });
const granted = (principal: unknown, more: object = {}) =>
  allow(principal, { Action: 'logs:PutLogEvents', Resource: '*', ...more });

testControl(logsResourcePolicyPublic, {
  passed: [
    logResourcePolicy(),
    withPolicy(granted({ AWS: 'arn:aws:iam::111122223333:role/reader' })),
    {
      resource: withPolicy(
        granted('*', {
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
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
        evidence: [{ path: 'policyDocument.Statement[0] (Sid open)' }],
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
          Condition: { StringLike: { 'aws:SourceAccount': '*' } },
        }),
      ),
      note: 'a condition with a catch-all',
    },
  ],
  notAvailable: [
    logResourcePolicy({
      policy: unknown('denied', 'logs:DescribeResourcePolicies'),
    }),
    { resource: logResourcePolicy({ policy: '{' }), note: 'no policy' },
    {
      resource: withPolicy(granted({ AWS: 'arn:aws:iam::*:root' })),
      note: 'a principal that IAM does not document',
    },
  ],
});
