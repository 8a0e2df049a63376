import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  queue,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { sqsPublic } from './sqs-public';

const withPolicy = (...statements: object[]) =>
  queue({ policy: policyOf(...statements) });
const granted = (principal: unknown, more: object = {}) =>
  allow(principal, { Action: 'sqs:SendMessage', Resource: '*', ...more });

testControl(sqsPublic, {
  passed: [
    queue({ policy: null }),
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
          Condition: { StringLike: { 'aws:SourceOwner': '*' } },
        }),
      ),
      note: 'a condition with a catch-all',
    },
  ],
  notAvailable: [
    queue({ policy: unknown('denied', 'sqs:GetQueueAttributes') }),
    { resource: queue({ policy: '{' }), note: 'no policy' },
    {
      resource: withPolicy(granted({ AWS: 'arn:aws:iam::*:root' })),
      note: 'a principal that IAM does not document',
    },
  ],
});
