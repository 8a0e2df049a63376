import { viewOf } from 'backstage-plugin-serverless-posture-node';
import { iamRole } from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import {
  isAdministrator,
  isServiceLinked,
  servesOnlyLambda,
} from './judgedRole';

const view = (options: Parameters<typeof iamRole>[0]) =>
  viewOf<'AWS::IAM::Role'>(iamRole(options));
const trust = (Principal: unknown) => ({
  trustPolicy: policyOf({
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRole',
  }),
});

it('tells who serves functions only', () => {
  expect(servesOnlyLambda(view({}))).toBe(true);
  expect(
    servesOnlyLambda(
      view(trust({ Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] })),
    ),
  ).toBe(false);
  expect(
    servesOnlyLambda(
      view(trust({ Service: 'lambda.amazonaws.com', AWS: '111122223333' })),
    ),
  ).toBe(false);
});

it('tells roles of services and administrators', () => {
  expect(isServiceLinked(view({}))).toBe(false);
  expect(
    isServiceLinked(
      view({
        $: {
          arn: 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
        },
      }),
    ),
  ).toBe(true);
  expect(isAdministrator(view({}))).toBe(false);
  expect(
    isAdministrator(
      view({
        attachedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      }),
    ),
  ).toBe(true);
});
