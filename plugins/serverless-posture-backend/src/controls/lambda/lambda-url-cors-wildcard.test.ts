import { FunctionUrl, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { lambdaUrlCorsWildcard } from './lambda-url-cors-wildcard';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:checkout';
const policy = policyOf(allow('*', { Action: 'lambda:InvokeFunctionUrl' }));

function reached(
  allowOrigins: string[] | null,
  allowCredentials?: boolean,
  authType: FunctionUrl['authType'] = 'NONE',
) {
  return {
    resource: lambdaFunction({
      policy,
      urls: [
        { functionArn: FUNCTION, authType, allowOrigins, allowCredentials },
      ],
    }),
    note: `${JSON.stringify(allowOrigins)} ${allowCredentials} ${authType}`,
  };
}

testControl(lambdaUrlCorsWildcard, {
  passed: [
    reached(null, false),
    reached([], false),
    reached(['https://shop.example.com'], true),
    reached(['https://*.example.com'], false),
  ],
  failed: [
    {
      ...reached(['https://shop.example.com', '*'], true),
      matching: {
        evidence: [{ arn: FUNCTION, path: 'Cors.AllowOrigins', value: '*' }],
        reason: 'with credentials',
      },
    },
    reached(['https://*'], true, 'AWS_IAM'),
    {
      ...reached(['*'], false),
      matching: { severity: 'INFORMATIONAL' },
    },
  ],
  notAvailable: [
    { ...reached(['*']), note: 'credentials were not read' },
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy'), urls: [] }),
    lambdaFunction({ policy, urls: unknown('throttled') }),
    lambdaFunction({
      policy: policyOf(
        allow(
          { AWS: 'arn:aws:iam::*:root' },
          { Action: 'lambda:InvokeFunctionUrl' },
        ),
      ),
    }),
  ],
  notApplicable: [
    {
      resource: lambdaFunction({ policy: null, urls: unknown('not-read') }),
      note: 'nobody gets in through a URL',
    },
    { resource: lambdaFunction({ policy, urls: [] }), note: 'no URL' },
  ],
});
