import {
  FunctionUrl,
  QualifiedPolicy,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { lambdaResourcePolicyConfusedDeputy } from './lambda-resource-policy-confused-deputy';
import { lambdaResourcePolicyExtraActions } from './lambda-resource-policy-extra-actions';
import { lambdaResourcePolicyPublic } from './lambda-resource-policy-public';
import { lambdaUrlAuthNone } from './lambda-url-auth-none';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:checkout';

const of = (
  qualifier: string,
  policy: QualifiedPolicy['policy'],
): QualifiedPolicy => ({
  qualifier,
  functionArn: `${FUNCTION}:${qualifier}`,
  policy,
});

const closed = policyOf(allow({ AWS: '444455556666' }));
const open = policyOf(allow('*'));

testControl(lambdaResourcePolicyPublic, {
  passed: [
    lambdaFunction({
      policy: closed,
      qualifiedPolicies: [of('live', closed), of('1', null)],
    }),
  ],
  failed: [
    {
      resource: lambdaFunction({
        policy: null,
        qualifiedPolicies: [of('live', open)],
      }),
      note: 'a grant on an alias alone',
      matching: {
        reason: 'alias live: every AWS account may invoke the function',
        evidence: [
          { arn: `${FUNCTION}:live`, path: 'Policy.Statement[0] (Sid open)' },
        ],
      },
    },
    {
      resource: lambdaFunction({
        policy: closed,
        qualifiedPolicies: [of('7', open)],
      }),
      note: 'a grant on a version alone',
      matching: {
        reason: 'version 7: every AWS account may invoke the function',
      },
    },
    {
      resource: lambdaFunction({
        policy: open,
        qualifiedPolicies: unknown('denied', 'lambda:ListAliases'),
      }),
      note: 'certain whatever the aliases say',
    },
    {
      resource: lambdaFunction({
        policy: unknown('denied', 'lambda:GetPolicy'),
        qualifiedPolicies: [of('live', open)],
      }),
      note: 'certain whatever the function says',
    },
  ],
  notAvailable: [
    {
      resource: lambdaFunction({
        policy: closed,
        qualifiedPolicies: unknown('denied', 'lambda:ListAliases'),
      }),
      note: 'aliases that could not be read',
    },
    {
      resource: lambdaFunction({
        policy: closed,
        qualifiedPolicies: [of('live', '{"Statement":')],
      }),
      note: 'a policy of an alias that is no JSON',
    },
  ],
});

testControl(lambdaResourcePolicyConfusedDeputy, {
  passed: [lambdaFunction({ qualifiedPolicies: [of('live', closed)] })],
  failed: [
    lambdaFunction({
      qualifiedPolicies: [
        of('live', policyOf(allow({ Service: 's3.amazonaws.com' }))),
      ],
    }),
  ],
  notAvailable: [lambdaFunction({ qualifiedPolicies: unknown('throttled') })],
});

testControl(lambdaResourcePolicyExtraActions, {
  passed: [lambdaFunction({ qualifiedPolicies: [of('live', closed)] })],
  failed: [
    lambdaFunction({
      qualifiedPolicies: [
        of('live', policyOf(allow({ AWS: '444455556666' }, { Action: '*' }))),
      ],
    }),
  ],
  notAvailable: [lambdaFunction({ qualifiedPolicies: unknown('throttled') })],
});

const viaUrl = policyOf(
  allow('*', {
    Action: 'lambda:InvokeFunctionUrl',
    Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
  }),
);
const url = (functionArn: string): FunctionUrl => ({
  functionArn,
  authType: 'NONE',
  allowOrigins: null,
});

testControl(lambdaUrlAuthNone, {
  passed: [
    {
      resource: lambdaFunction({
        policy: null,
        qualifiedPolicies: [of('live', closed)],
        urls: [{ ...url(`${FUNCTION}:live`), authType: 'AWS_IAM' }],
      }),
      note: 'the URL of an alias that asks who calls',
    },
  ],
  failed: [
    {
      resource: lambdaFunction({
        policy: viaUrl,
        qualifiedPolicies: [of('live', closed)],
        urls: [url(`${FUNCTION}:live`)],
      }),
      note: 'a URL whose own policy lets nobody in',
      matching: { severity: 'LOW' },
    },
    {
      resource: lambdaFunction({
        policy: null,
        qualifiedPolicies: [of('live', viaUrl)],
        urls: [url(`${FUNCTION}:live`)],
      }),
      note: 'the URL of an alias',
      matching: {
        evidence: [
          { arn: `${FUNCTION}:live`, path: 'AuthType', value: 'NONE' },
          { arn: `${FUNCTION}:live`, path: 'Policy.Statement[0] (Sid open)' },
        ],
      },
    },
  ],
  notAvailable: [
    lambdaFunction({
      policy: null,
      qualifiedPolicies: [of('live', viaUrl)],
      urls: unknown('denied', 'lambda:ListFunctionUrlConfigs'),
    }),
  ],
});
