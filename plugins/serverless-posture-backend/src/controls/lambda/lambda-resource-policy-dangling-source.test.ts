import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpApi,
  lambdaFunction,
  restApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { lambdaResourcePolicyDanglingSource } from './lambda-resource-policy-dangling-source';

const from = (...sources: string[]) =>
  lambdaFunction({
    policy: policyOf(
      ...sources.map(source =>
        allow(
          { Service: 'apigateway.amazonaws.com' },
          { Condition: { ArnLike: { 'AWS:SourceArn': source } } },
        ),
      ),
    ),
  });
const api = (id: string, account = '111122223333') =>
  `arn:aws:execute-api:eu-west-1:${account}:${id}/*/GET/orders`;

testControl(lambdaResourcePolicyDanglingSource, {
  passed: [
    lambdaFunction(),
    { resource: from(api('a1b2c3d4e5')), with: [restApi()] },
    { resource: from(api('f6g7h8i9j0')), with: [httpApi()] },
    {
      resource: lambdaFunction({
        policy: policyOf(allow({ AWS: '444455556666' })),
      }),
      note: 'no source',
    },
  ],
  failed: [
    {
      resource: from(api('gone')),
      with: [restApi()],
      matching: { evidence: [{ value: api('gone') }] },
    },
    {
      resource: from('arn:aws:s3:::uploads', api('gone')),
      note: 'beside one that is not listed',
    },
  ],
  notAvailable: [
    { resource: from('arn:aws:s3:::uploads'), note: 'a bucket' },
    { resource: from(api('gone', '444455556666')), note: 'another account' },
    { resource: from(api('*')), note: 'any API' },
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy') }),
    {
      resource: from(api('gone')),
      unlisted: { 'AWS::ApiGateway::RestApi': { errorClass: 'throttled' } },
    },
  ],
});
