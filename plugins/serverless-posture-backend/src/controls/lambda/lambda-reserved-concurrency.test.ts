import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaConcurrency,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { lambdaReservedConcurrency } from './lambda-reserved-concurrency';

const fn = lambdaFunction({
  policy: policyOf(allow({ Service: 'apigateway.amazonaws.com' })),
});

testControl(lambdaReservedConcurrency, {
  passed: [
    { resource: fn, with: [lambdaConcurrency({ reserved: 20 })] },
    {
      resource: fn,
      with: [lambdaConcurrency({ reserved: 0 })],
      matching: { reason: 'switched off' },
    },
  ],
  failed: [
    { resource: fn, with: [lambdaConcurrency()] },
    {
      resource: lambdaFunction({ policy: policyOf(allow('*')) }),
      with: [lambdaConcurrency()],
      note: 'everyone',
    },
  ],
  notAvailable: [
    { resource: fn, note: 'not read' },
    {
      resource: fn,
      with: [
        lambdaConcurrency({
          reserved: unknown('denied', 'lambda:GetFunctionConcurrency'),
        }),
      ],
    },
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy') }),
  ],
  notApplicable: [
    lambdaFunction(),
    lambdaFunction({
      policy: policyOf(allow({ Service: 'events.amazonaws.com' })),
    }),
  ],
});
