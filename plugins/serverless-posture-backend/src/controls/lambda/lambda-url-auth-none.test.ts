import { FunctionUrl, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { lambdaUrlAuthNone } from './lambda-url-auth-none';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:checkout';

const url = (
  authType: FunctionUrl['authType'],
  functionArn = FUNCTION,
): FunctionUrl => ({
  functionArn,
  authType,
  allowOrigins: null,
});

function everyone(authType?: string, conditions: object = {}) {
  const type = authType && {
    StringEquals: { 'lambda:FunctionUrlAuthType': authType },
  };
  return allow('*', {
    Action: 'lambda:InvokeFunctionUrl',
    Condition: { ...conditions, ...type },
  });
}

const notRead = unknown('not-read');
const open = policyOf(everyone('NONE'));
const limited = policyOf(
  everyone('NONE', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
);

testControl(lambdaUrlAuthNone, {
  passed: [
    {
      resource: lambdaFunction({ policy: null, urls: notRead }),
      note: 'no policy',
    },
    {
      resource: lambdaFunction({
        policy: policyOf(allow({ AWS: '444455556666' })),
        urls: notRead,
      }),
      note: 'a named caller only',
      matching: { reason: 'the resource policy lets nobody in through a URL' },
    },
    {
      resource: lambdaFunction({
        policy: policyOf(everyone('NONE'), deny()),
        urls: notRead,
      }),
      note: 'everyone denied',
    },
    {
      resource: lambdaFunction({ policy: null, urls: [url('AWS_IAM')] }),
      note: 'signed calls that nobody may make yet',
    },
    lambdaFunction({ policy: open, urls: [] }),
    lambdaFunction({ policy: open, urls: [url('AWS_IAM')] }),
    {
      resource: lambdaFunction({
        policy: open,
        urls: [url('AWS_IAM', `${FUNCTION}:live`)],
      }),
      note: 'a URL of an alias that asks for IAM',
    },
  ],
  failed: [
    {
      resource: lambdaFunction({ policy: null, urls: [url('NONE')] }),
      note: 'a URL that nobody may call yet',
      matching: {
        severity: 'LOW',
        reason: 'it answers 403, one statement away from public',
        evidence: [{ arn: FUNCTION, path: 'AuthType', value: 'NONE' }],
      },
    },
    {
      resource: lambdaFunction({
        policy: policyOf(everyone('AWS_IAM')),
        urls: [url('NONE')],
      }),
      note: 'a statement for signed calls only',
      matching: { severity: 'LOW' },
    },
    {
      resource: lambdaFunction({
        policy: open,
        urls: [url('AWS_IAM'), url('NONE')],
      }),
      matching: {
        evidence: [
          { arn: FUNCTION, path: 'AuthType', value: 'NONE' },
          { path: 'Policy.Statement[0] (Sid open)' },
        ],
      },
    },
    {
      resource: lambdaFunction({
        policy: policyOf(everyone()),
        urls: [url('NONE')],
      }),
      note: 'a statement for any authentication',
    },
    {
      resource: lambdaFunction({ policy: limited, urls: [url('NONE')] }),
      note: 'only a condition',
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy'), urls: [] }),
    lambdaFunction({
      policy: open,
      urls: unknown('throttled', 'lambda:ListFunctionUrlConfigs'),
    }),
    {
      resource: lambdaFunction({
        policy: open,
        urls: [url('NONE', `${FUNCTION}:live`)],
      }),
      note: 'a URL of an alias',
    },
    {
      resource: lambdaFunction({
        policy: policyOf(
          allow(
            { AWS: 'arn:aws:iam::*:root' },
            { Action: 'lambda:InvokeFunctionUrl' },
          ),
        ),
        urls: [],
      }),
      note: 'a principal that nobody can read',
    },
  ],
});
