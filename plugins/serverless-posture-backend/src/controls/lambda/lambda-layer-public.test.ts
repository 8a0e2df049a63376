import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaLayerVersion,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { lambdaLayerPublic } from './lambda-layer-public';

const use = (principal: unknown, more: object = {}) =>
  allow(principal, {
    Action: 'lambda:GetLayerVersion',
    Resource: lambdaLayerVersion().arn,
    ...more,
  });
const shared = (...statements: object[]) =>
  lambdaLayerVersion({ policy: policyOf(...statements) });

testControl(lambdaLayerPublic, {
  passed: [
    { resource: lambdaLayerVersion({ policy: null }), note: 'no policy' },
    { resource: shared(use({ AWS: '444455556666' })), note: 'one account' },
    {
      resource: shared(
        use('*', {
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
        }),
      ),
      note: 'the organization',
    },
    { resource: shared(use('*'), deny()), note: 'everyone denied' },
  ],
  failed: [
    {
      resource: shared(use('*')),
      matching: { evidence: [{ path: 'Policy.Statement[0] (Sid open)' }] },
    },
    { resource: shared(use({ AWS: '*' })), note: 'the other form' },
    {
      resource: shared(
        use('*', {
          Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-*' } },
        }),
      ),
      note: 'any organization',
    },
  ],
  notAvailable: [
    lambdaLayerVersion({
      policy: unknown('denied', 'lambda:GetLayerVersionPolicy'),
    }),
    { resource: lambdaLayerVersion({ policy: '{' }), note: 'no JSON' },
  ],
});
