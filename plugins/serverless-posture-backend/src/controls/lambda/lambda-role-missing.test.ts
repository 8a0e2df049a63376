import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRoleMissing } from './lambda-role-missing';

const ROLE = 'arn:aws:iam::111122223333:role/checkout';

testControl(lambdaRoleMissing, {
  passed: [{ resource: lambdaFunction(), with: [iamRole()] }],
  failed: [
    {
      resource: lambdaFunction(),
      matching: { evidence: [{ path: 'Role', value: ROLE }] },
    },
  ],
  notAvailable: [
    {
      resource: lambdaFunction(),
      unlisted: { 'AWS::IAM::Role': { errorClass: 'throttled' } },
      note: 'roles could not be listed',
    },
    {
      resource: lambdaFunction({ role: 'arn:aws:iam::999988887777:role/x' }),
      note: 'a role of another account',
    },
    lambdaFunction({ role: unknown('denied') }),
  ],
});
