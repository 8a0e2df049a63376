import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  stateMachine,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { sfnRoleWildcard } from './sfn-role-wildcard';

const arn = 'arn:aws:iam::111122223333:role/fulfil-order';

const role = (Action: unknown, Resource: unknown, more: object = {}) =>
  iamRole({
    $: { arn, name: 'fulfil-order' },
    inlinePolicies: [
      {
        arn: null,
        name: 'own',
        document: policyOf({ Effect: 'Allow', Action, Resource }),
      },
    ],
    ...more,
  });

const running = (...with_: ReturnType<typeof role>[]) => ({
  resource: stateMachine(),
  with: with_,
});

const fn = 'arn:aws:lambda:eu-west-1:111122223333:function:charge';

testControl(sfnRoleWildcard, {
  passed: [
    running(role('lambda:InvokeFunction', [fn, `${fn}:*`])),
    {
      ...running(
        role(['logs:CreateLogDelivery', 'logs:PutResourcePolicy'], '*'),
      ),
      note: 'what logging needs on everything',
    },
    {
      ...running(role(['xray:PutTraceSegments'], '*')),
      note: 'what tracing needs on everything',
    },
  ],
  failed: [
    {
      ...running(role('lambda:InvokeFunction', '*')),
      matching: {
        evidence: [
          { path: 'RolePolicyList[own].PolicyDocument.Statement[0]', arn },
        ],
      },
    },
    running(role('*', '*')),
    running(
      role(
        'dynamodb:PutItem',
        'arn:aws:dynamodb:eu-west-1:111122223333:table/*',
      ),
    ),
    { ...running(role('lambda:*', fn)), matching: { severity: 'MEDIUM' } },
  ],
  notAvailable: [
    stateMachine({ roleArn: unknown('denied', 'states:DescribeStateMachine') }),
    running(
      role('lambda:InvokeFunction', fn, {
        managedPolicies: unknown('denied', 'iam:GetPolicy'),
      }),
    ),
    {
      resource: stateMachine(),
      unlisted: { 'AWS::IAM::Role': { errorClass: 'denied' } },
    },
    stateMachine({ roleArn: 'arn:aws:iam::999988887777:role/theirs' }),
  ],
  notApplicable: [running()],
});
