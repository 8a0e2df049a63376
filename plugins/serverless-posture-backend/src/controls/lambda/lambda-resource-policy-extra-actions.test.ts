import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { lambdaResourcePolicyExtraActions } from './lambda-resource-policy-extra-actions';

const MEMBER = { AWS: 'arn:aws:iam::444455556666:root' };

function granted(
  element: object,
  principal: unknown = MEMBER,
  ...more: object[]
) {
  const { Action, ...statement } = allow(principal) as { Action: string };
  return {
    resource: lambdaFunction({
      policy: policyOf(
        'NotAction' in element
          ? { ...statement, ...element }
          : { ...statement, Action, ...element },
        ...more,
      ),
    }),
    note: `${JSON.stringify(element)} to ${JSON.stringify(principal)}`,
  };
}

testControl(lambdaResourcePolicyExtraActions, {
  passed: [
    lambdaFunction({ policy: null }),
    granted({ Action: 'lambda:InvokeFunction' }),
    granted({ Action: ['lambda:invokefunction', 'lambda:InvokeFunctionUrl'] }),
    granted({ Action: 'lambda:Invoke*' }),
    granted({ Action: 'lambda:InvokeFunction' }, '*'),
    granted({ Action: 'lambda:*' }, { AWS: '111122223333' }),
    granted(
      {
        Action: 'lambda:*',
        Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
      },
      '*',
    ),
    granted({ Action: 'lambda:*' }, MEMBER, deny()),
  ],
  failed: [
    {
      ...granted({ Action: 'lambda:*' }),
      matching: { evidence: [{ path: 'Policy.Statement[0] (Sid open)' }] },
    },
    granted({ Action: '*' }),
    granted({ Action: 'lambda:*Function*' }),
    granted({ Action: 'lambda:I*' }),
    granted({ Action: ['lambda:InvokeFunction', 'lambda:GetFunction'] }),
    granted({ NotAction: 'lambda:GetFunction' }),
    granted({ NotAction: 'lambda:InvokeFunction' }),
    granted(
      { Action: 'lambda:UpdateFunctionCode' },
      { AWS: ['111122223333', '444455556666'] },
    ),
    granted({ Action: 'lambda:*' }, { Service: 'events.amazonaws.com' }),
    granted(
      {
        Action: 'lambda:*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
      '*',
    ),
    granted({ Action: 'lambda:*' }, MEMBER, deny({ Action: 'lambda:Delete*' })),
    granted(
      {
        Action: 'lambda:*',
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
      '*',
    ),
  ],
  notAvailable: [
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy') }),
    granted({ Action: 'lambda:*' }, { AWS: 'arn:aws:iam::*:root' }),
  ],
});
