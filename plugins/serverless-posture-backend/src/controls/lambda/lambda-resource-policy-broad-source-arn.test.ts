import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { lambdaResourcePolicyBroadSourceArn } from './lambda-resource-policy-broad-source-arn';

const HERE = 'eu-west-1:111122223333';

function conditioned(condition: object, ...more: object[]) {
  const statement = allow(
    { Service: 'events.amazonaws.com' },
    { Condition: condition },
  );
  return {
    resource: lambdaFunction({ policy: policyOf(statement, ...more) }),
    note: JSON.stringify(condition),
  };
}

const from = (...arns: string[]) =>
  conditioned({ ArnLike: { 'AWS:SourceArn': arns } });

testControl(lambdaResourcePolicyBroadSourceArn, {
  passed: [
    lambdaFunction({ policy: null }),
    {
      resource: lambdaFunction({
        policy: policyOf(allow({ Service: 's3.amazonaws.com' })),
      }),
      note: 'no source ARN',
    },
    from('arn:aws:s3:::uploads'),
    from(`arn:aws:events:${HERE}:rule/nightly`),
    from(`arn:aws:events:${HERE}:rule/orders-bus/*`),
    from(`arn:aws:events:*:111122223333:rule/nightly-*`),
    from(`arn:aws:execute-api:${HERE}:a1b2c3d4e5/*`),
    from(`arn:aws:execute-api:${HERE}:a1b2c3d4e5/*/GET/orders`),
    from(`arn:aws:sns:${HERE}:orders`),
    from(`arn:aws:logs:${HERE}:log-group:/aws/lambda/checkout:*`),
    conditioned({ StringEquals: { 'aws:SourceArn': 'arn:aws:s3:::*' } }),
    conditioned({
      ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' },
      StringLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' },
    }),
    conditioned({ ArnLike: { 'aws:SourceArn': '*' } }, deny()),
  ],
  failed: [
    {
      ...from('arn:aws:s3:::*'),
      matching: { evidence: [{ path: 'Policy.Statement[0] (Sid open)' }] },
    },
    from('*'),
    from('arn:aws:*'),
    from(`arn:aws:events:${HERE}:*`),
    from(`arn:aws:events:${HERE}:rule/*`),
    from(`arn:aws:events:${HERE}:r*`),
    from('arn:aws:events:eu-west-1:*:rule/nightly'),
    from(`arn:aws:execute-api:${HERE}:*/*/GET/orders`),
    from(`arn:aws:sns:${HERE}:*`),
    from('arn:aws:s3:::uploads', 'arn:aws:s3:::*'),
    from('arn:aws:s3:::${aws:PrincipalTag/bucket}'),
    conditioned({
      ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' },
      StringEquals: { 'aws:SourceAccount': '111122223333' },
    }),
  ],
  notAvailable: [
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy') }),
    conditioned({ ArnLooksLike: { 'aws:SourceArn': '*' } }),
  ],
});
