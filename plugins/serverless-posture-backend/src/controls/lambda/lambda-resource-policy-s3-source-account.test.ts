import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { lambdaResourcePolicyS3SourceAccount } from './lambda-resource-policy-s3-source-account';

const BUCKET = { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::uploads' } };

function s3(
  condition?: object,
  service = 's3.amazonaws.com',
  ...more: object[]
) {
  const statement = allow(
    { Service: service },
    condition ? { Condition: condition } : {},
  );
  return {
    resource: lambdaFunction({ policy: policyOf(statement, ...more) }),
    note: `${service} ${JSON.stringify(condition ?? 'without condition')}`,
  };
}

testControl(lambdaResourcePolicyS3SourceAccount, {
  passed: [
    lambdaFunction({ policy: null }),
    s3({ ...BUCKET, StringEquals: { 'AWS:SourceAccount': '111122223333' } }),
    s3({ StringEquals: { 'aws:sourceaccount': '111122223333' } }),
    s3({ ...BUCKET, StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } }),
    s3({
      ArnLike: {
        'aws:SourceArn':
          'arn:aws:s3:eu-west-1:111122223333:accesspoint/uploads',
      },
    }),
    s3(
      {
        ArnLike: {
          'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:orders',
        },
      },
      'sns.amazonaws.com',
    ),
    s3(undefined, 'events.amazonaws.com'),
    s3(BUCKET, 's3.amazonaws.com', deny()),
  ],
  failed: [
    {
      ...s3(BUCKET),
      matching: { evidence: [{ path: 'Policy.Statement[0] (Sid open)' }] },
    },
    s3(),
    s3(BUCKET, 's3.amazonaws.com.cn'),
    s3(BUCKET, '*'),
    s3({
      ...BUCKET,
      StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' },
    }),
    s3({ ...BUCKET, StringLike: { 'aws:SourceAccount': '*' } }),
    s3({ ...BUCKET, StringEquals: { 'aws:SourceAccount': '${aws:userid}' } }),
  ],
  notAvailable: [
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy') }),
    lambdaFunction({ policy: '{' }),
  ],
});
