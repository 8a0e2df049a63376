import {
  bucket,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { FOREIGN, outsiderCases } from '../__testUtils__/outsiderCases';
import { s3CrossAccount } from './s3-cross-account';

const { admitting, cases } = outsiderCases({
  build: bucket,
  action: 's3:PutBucketPolicy',
  operation: 's3:GetBucketPolicy',
});

testControl(s3CrossAccount, {
  ...cases,
  passed: [
    ...cases.passed,
    bucket({ policy: null }),
    {
      resource: admitting({ AWS: FOREIGN }, { Action: 's3:GetObject' }),
      note: 'a foreign account that may only read',
    },
    {
      resource: admitting({
        AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1',
      }),
      note: 'an origin access identity',
    },
  ],
  failed: [
    ...cases.failed,
    {
      resource: admitting({ AWS: FOREIGN }, { Action: 's3:Put*' }),
      note: 'by a wildcard',
    },
    {
      resource: admitting({ AWS: FOREIGN }, { Action: 's3:GetObject' }),
      parameters: { sensitiveActions: ['s3:GetObject'] },
      note: 'an action of your own choice',
    },
  ],
  notApplicable: [bucket({ owned: false })],
});
