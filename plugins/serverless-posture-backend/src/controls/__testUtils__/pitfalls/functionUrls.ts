import { FunctionUrl } from 'backstage-plugin-serverless-posture-node';
import { lambdaFunction } from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaResourcePolicyPublic } from '../../lambda/lambda-resource-policy-public';
import { lambdaUrlAuthNone } from '../../lambda/lambda-url-auth-none';
import { lambdaUrlCorsWildcard } from '../../lambda/lambda-url-cors-wildcard';
import { allow, policyOf } from '../../policy/testPolicies';
import { pitfall } from './pitfall';

const FUNCTION = lambdaFunction().arn;

const url = (more: Partial<FunctionUrl> = {}): FunctionUrl => ({
  functionArn: FUNCTION,
  authType: 'NONE',
  allowOrigins: null,
  allowCredentials: false,
  ...more,
});

const everyoneBy = (authType: FunctionUrl['authType']) =>
  allow('*', {
    Action: 'lambda:InvokeFunctionUrl',
    Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': authType } },
  });

/** What a URL needs besides since October 2025. */
const viaUrl = allow('*', {
  Sid: 'via-url',
  Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
});

const reached = (more: Partial<FunctionUrl>) =>
  lambdaFunction({ policy: policyOf(everyoneBy('NONE')), urls: [url(more)] });

/** Functions with an address of their own. */
export const functionUrlPitfalls = [
  pitfall(
    'a URL without authentication answers 403 until a statement opens it',
    {
      control: lambdaUrlAuthNone,
      failed: [lambdaFunction({ policy: null, urls: [url()] })],
      severity: 'LOW',
      reason: 'one statement away from public',
    },
    { control: lambdaUrlAuthNone, failed: [reached({})], severity: 'HIGH' },
  ),
  pitfall(
    'a new URL needs two statements, of which one looks like everyone',
    {
      control: lambdaUrlAuthNone,
      failed: [
        lambdaFunction({
          policy: policyOf(everyoneBy('NONE'), viaUrl),
          urls: [url()],
        }),
      ],
    },
    {
      control: lambdaResourcePolicyPublic,
      passed: [lambdaFunction({ policy: policyOf(viaUrl) })],
    },
  ),
  pitfall('a statement outlives its URL', {
    control: lambdaResourcePolicyPublic,
    failed: [
      lambdaFunction({ policy: policyOf(everyoneBy('NONE')), urls: [] }),
    ],
    severity: 'LOW',
  }),
  pitfall(
    'signed calls by every AWS principal are public, too',
    {
      control: lambdaResourcePolicyPublic,
      failed: [
        lambdaFunction({
          policy: policyOf(everyoneBy('AWS_IAM')),
          urls: [url({ authType: 'AWS_IAM' })],
        }),
      ],
      reason: 'every AWS principal may call the function URL',
    },
    {
      control: lambdaResourcePolicyPublic,
      failed: [reached({})],
      reason: 'everyone on the internet may call the function URL',
    },
  ),
  pitfall('an alias has its own URL and its own policy', {
    control: lambdaUrlAuthNone,
    failed: [
      lambdaFunction({
        urls: [url({ functionArn: `${FUNCTION}:live` })],
        qualifiedPolicies: [
          {
            qualifier: 'live',
            functionArn: `${FUNCTION}:live`,
            policy: policyOf(everyoneBy('NONE')),
          },
        ],
      }),
    ],
  }),
  pitfall(
    'no CORS is no header; a wildcard weighs by what it opens',
    {
      control: lambdaUrlCorsWildcard,
      passed: [reached({}), reached({ allowOrigins: [] })],
    },
    {
      control: lambdaUrlCorsWildcard,
      failed: [reached({ allowOrigins: ['*'], allowCredentials: true })],
      severity: 'MEDIUM',
    },
    {
      control: lambdaUrlCorsWildcard,
      failed: [reached({ allowOrigins: ['*'] })],
      severity: 'INFORMATIONAL',
    },
  ),
  pitfall('a guardrail outside the policy does not make an open URL closed', {
    control: lambdaUrlAuthNone,
    failed: [
      {
        resource: reached({}),
        // A service control policy may well answer 403; what is configured is judged.
        organizationId: 'o-a1b2c3d4e5',
      },
    ],
  }),
];
