import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  kmsKey,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { kmsPolicyPublic } from './kms-policy-public';

const withPolicy = (...statements: object[]) =>
  kmsKey({ policy: policyOf(...statements) });
const granted = (principal: unknown, more: object = {}) =>
  allow(principal, { Action: 'kms:Decrypt', Resource: '*', ...more });

testControl(kmsPolicyPublic, {
  passed: [
    kmsKey(),
    withPolicy(granted({ AWS: 'arn:aws:iam::111122223333:role/reader' })),
    {
      resource: withPolicy(
        granted('*', {
          Condition: { StringEquals: { 'kms:CallerAccount': '111122223333' } },
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
      resource: withPolicy(
        granted('*', {
          Condition: {
            StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
          },
        }),
      ),
      note: 'through a service, but for any account',
    },
    {
      resource: withPolicy(granted('*')),
      matching: { evidence: [{ path: 'Policy.Statement[0] (Sid open)' }] },
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
          Condition: { StringLike: { 'kms:CallerAccount': '*' } },
        }),
      ),
      note: 'a condition with a catch-all',
    },
  ],
  notAvailable: [
    kmsKey({ policy: unknown('denied', 'kms:GetKeyPolicy') }),
    { resource: kmsKey({ policy: '{' }), note: 'no policy' },
    {
      resource: withPolicy(granted({ AWS: 'arn:aws:iam::*:root' })),
      note: 'a principal that IAM does not document',
    },
  ],
  notApplicable: [
    { resource: kmsKey({ manager: 'AWS' }), note: 'AWS writes its policy' },
  ],
});
