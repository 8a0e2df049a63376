import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  bucket,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { s3SecureTransport } from './s3-secure-transport';

const insecure = { Bool: { 'aws:SecureTransport': 'false' } };
const refusing = (more: object = {}) =>
  bucket({
    policy: policyOf(
      deny({
        Action: 's3:*',
        Resource: ['arn:aws:s3:::orders', 'arn:aws:s3:::orders/*'],
        Condition: insecure,
        ...more,
      }),
    ),
  });

testControl(s3SecureTransport, {
  passed: [refusing(), refusing({ Action: '*', Resource: '*' })],
  failed: [
    {
      resource: bucket({ policy: null }),
      matching: { evidence: [{ path: 'Policy', value: null }] },
    },
    {
      resource: refusing({ Resource: 'arn:aws:s3:::orders/*' }),
      note: 'the objects alone',
    },
    { resource: refusing({ Action: 's3:GetObject' }), note: 'one action' },
    {
      resource: bucket({
        policy: policyOf(
          allow('*', {
            Condition: { Bool: { 'aws:SecureTransport': 'true' } },
          }),
        ),
      }),
      note: 'an Allow for TLS alone',
    },
  ],
  notAvailable: [
    bucket({ policy: unknown('denied', 's3:GetBucketPolicy') }),
    { resource: bucket({ policy: '[]' }), note: 'no policy' },
  ],
  notApplicable: [bucket({ owned: false })],
});
