import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  lambdaRecursion,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRecursionAllowed } from './lambda-recursion-allowed';

const fn = lambdaFunction();

testControl(lambdaRecursionAllowed, {
  passed: [{ resource: fn, with: [lambdaRecursion()] }],
  failed: [
    { resource: fn, with: [lambdaRecursion({ recursiveLoop: 'Allow' })] },
  ],
  notAvailable: [
    { resource: fn, note: 'not read' },
    {
      resource: fn,
      with: [
        lambdaRecursion({
          recursiveLoop: unknown('denied', 'lambda:GetFunctionRecursionConfig'),
        }),
      ],
    },
  ],
});
