import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRoleShared } from './lambda-role-shared';

const fn = lambdaFunction();
const other = (role: string) =>
  lambdaFunction({ $: { arn: `${fn.arn}-2`, name: 'checkout-2' }, role });

testControl(lambdaRoleShared, {
  passed: [
    { resource: fn, with: [fn] },
    { resource: fn, with: [fn, other('arn:aws:iam::111122223333:role/own')] },
  ],
  failed: [
    {
      resource: fn,
      with: [fn, other('arn:aws:iam::111122223333:role/checkout')],
      matching: {
        reason: 'shared with 1 other functions',
        evidence: [{ path: 'Role' }, { arn: `${fn.arn}-2` }],
      },
    },
  ],
  notAvailable: [
    {
      resource: fn,
      unlisted: {
        'AWS::Lambda::Function': unknown('denied', 'lambda:ListFunctions')
          .$unknown,
      },
    },
  ],
});
