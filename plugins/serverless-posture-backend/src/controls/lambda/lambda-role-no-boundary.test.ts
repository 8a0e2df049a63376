import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRoleNoBoundary } from './lambda-role-no-boundary';

const boundary = { arn: 'arn:aws:iam::1:policy/b', name: 'b', document: '{}' };

testControl(lambdaRoleNoBoundary, {
  passed: [{ resource: lambdaFunction(), with: [iamRole({ boundary })] }],
  failed: [
    {
      resource: lambdaFunction(),
      with: [iamRole()],
      matching: { evidence: [{ path: 'PermissionsBoundary', value: null }] },
    },
  ],
  notAvailable: [
    {
      resource: lambdaFunction(),
      with: [iamRole({ boundary: unknown('denied', 'iam:GetPolicy') })],
    },
    {
      resource: lambdaFunction(),
      unlisted: { 'AWS::IAM::Role': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    { resource: lambdaFunction(), note: 'the role does not exist' },
  ],
});
