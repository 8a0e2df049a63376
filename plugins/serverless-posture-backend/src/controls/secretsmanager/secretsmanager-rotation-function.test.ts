import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
  ResourceOptions,
  secret,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { secretsmanagerRotationFunction } from './secretsmanager-rotation-function';

const ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:rotate';
const rotated = secret({ rotationFunctionArn: ARN });
const invocable = policyOf(allow({ Service: 'secretsmanager.amazonaws.com' }));
const rotate = (more: ResourceOptions<'AWS::Lambda::Function'> = {}) =>
  lambdaFunction({
    policy: invocable,
    ...more,
    $: { arn: ARN, name: 'rotate' },
  });
const judged = (more: ResourceOptions<'AWS::Lambda::Function'>) => ({
  resource: rotated,
  with: [rotate(more), iamRole()],
});

testControl(secretsmanagerRotationFunction, {
  passed: [
    judged({}),
    {
      resource: secret({ rotationFunctionArn: `${ARN}:live` }),
      with: [rotate(), iamRole()],
      note: 'by an alias',
    },
  ],
  failed: [
    {
      resource: rotated,
      matching: { reason: 'the function does not exist' },
    },
    {
      ...judged({ runtime: 'nodejs14.x' }),
      matching: {
        evidence: [{ arn: ARN, path: 'Runtime', value: 'nodejs14.x' }],
      },
    },
    { resource: rotated, with: [rotate()], note: 'its role does not exist' },
    { ...judged({ policy: null }), note: 'Secrets Manager may not invoke it' },
    {
      ...judged({
        policy: policyOf(
          allow({ Service: 'secretsmanager.amazonaws.com' }),
          allow('*'),
        ),
      }),
      note: 'everyone may invoke it',
    },
    {
      ...judged({
        policy: policyOf(
          allow({ Service: 'secretsmanager.amazonaws.com' }),
          allow({ AWS: '999988887777' }),
        ),
      }),
      note: 'another account may invoke it',
    },
  ],
  notAvailable: [
    {
      ...judged({ policy: unknown('denied', 'lambda:GetPolicy') }),
      note: 'policy',
    },
    {
      ...judged({ runtime: 'nodejs99.x' }),
      note: 'a runtime that nobody knows',
    },
    {
      resource: rotated,
      unlisted: { 'AWS::Lambda::Function': { errorClass: 'denied' } },
    },
    {
      resource: rotated,
      with: [rotate()],
      unlisted: { 'AWS::IAM::Role': { errorClass: 'denied' } },
    },
    secret({
      rotationFunctionArn:
        'arn:aws:lambda:eu-west-1:444455556666:function:rotate',
    }),
  ],
  notApplicable: [
    secret({ rotationFunctionArn: null, owningService: 'rds' }),
    secret({ rotationEnabled: false }),
    secret({ replicaOf: 'us-east-1' }),
  ],
});
