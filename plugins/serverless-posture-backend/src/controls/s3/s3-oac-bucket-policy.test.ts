import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  bucket,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { s3OacBucketPolicy } from './s3-oac-bucket-policy';

const admitting = (more: object = {}, service = 'cloudfront.amazonaws.com') =>
  bucket({
    policy: policyOf(
      allow({ Service: service }, { Action: 's3:GetObject', ...more }),
    ),
  });
const of = (accountId: string, id = 'E1') => ({
  Condition: {
    StringEquals: {
      'AWS:SourceArn': `arn:aws:cloudfront::${accountId}:distribution/${id}`,
    },
  },
});

testControl(s3OacBucketPolicy, {
  passed: [
    admitting(of('111122223333')),
    {
      resource: admitting(of('444455556666')),
      accounts: ['444455556666'],
      note: 'a distribution of the organization',
    },
  ],
  failed: [
    {
      resource: admitting(),
      matching: { reason: "anyone's distribution may read it" },
    },
    {
      resource: admitting({
        Condition: {
          StringLike: {
            'aws:SourceArn': 'arn:aws:cloudfront::*:distribution/*',
          },
        },
      }),
      note: 'a condition with a catch-all',
    },
    { resource: admitting(of('999988887777')), note: 'a foreign distribution' },
  ],
  notAvailable: [
    bucket({ policy: unknown('denied', 's3:GetBucketPolicy') }),
    {
      resource: admitting(of('444455556666')),
      accounts: { unknown: { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    bucket({ policy: null }),
    admitting({}, 'logging.s3.amazonaws.com'),
    {
      resource: bucket({
        policy: policyOf(
          allow({
            AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1',
          }),
        ),
      }),
      note: 'an origin access identity',
    },
    bucket({ owned: false }),
  ],
});
