import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRuntimeUpdateBlocked } from './lambda-runtime-update-blocked';

const nodejs16 = lambdaFunction({ runtime: 'nodejs16.x' });

testControl(lambdaRuntimeUpdateBlocked, {
  passed: [
    lambdaFunction({ runtime: 'nodejs24.x' }),
    {
      resource: nodejs16,
      now: '2027-03-02T23:59:59Z',
      note: 'deprecated and not yet blocked',
      matching: { reason: 'updates are accepted until 2027-03-03' },
    },
    {
      resource: lambdaFunction({ runtime: 'dotnet9' }),
      note: 'no date published',
    },
  ],
  failed: [
    {
      resource: lambdaFunction({ runtime: 'nodejs12.x' }),
      matching: {
        evidence: [{ path: 'Runtime', value: 'nodejs12.x' }],
        reason: 'updates are refused since 2023-04-30',
      },
    },
    {
      resource: nodejs16,
      now: '2027-03-03T00:00:00Z',
      note: 'from the day on',
    },
  ],
  notAvailable: [
    lambdaFunction({ runtime: 'nodejs26.x' }),
    lambdaFunction({ runtime: unknown('denied') }),
    lambdaFunction({ packageType: unknown('denied') }),
  ],
  notApplicable: [lambdaFunction({ runtime: null, packageType: 'Image' })],
});
