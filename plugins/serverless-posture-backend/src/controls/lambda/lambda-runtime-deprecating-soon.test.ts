import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRuntimeDeprecatingSoon } from './lambda-runtime-deprecating-soon';

const nodejs22 = lambdaFunction({ runtime: 'nodejs22.x' });

testControl(lambdaRuntimeDeprecatingSoon, {
  passed: [
    lambdaFunction({ runtime: 'nodejs24.x' }),
    {
      resource: nodejs22,
      now: '2026-10-31T23:59:59Z',
      note: 'more than 180 days ahead',
    },
  ],
  failed: [
    {
      resource: nodejs22,
      now: '2026-11-01T00:00:00Z',
      note: '180 days ahead',
      matching: {
        evidence: [{ path: 'Runtime', value: 'nodejs22.x' }],
        reason: 'deprecated from 2027-04-30, successor nodejs24.x',
      },
    },
    { resource: nodejs22, now: '2027-04-29T23:59:59Z', note: 'the day before' },
  ],
  notAvailable: [
    lambdaFunction({ runtime: 'nodejs26.x' }),
    lambdaFunction({ runtime: unknown('denied') }),
  ],
  notApplicable: [
    lambdaFunction({ runtime: null, packageType: 'Image' }),
    {
      resource: nodejs22,
      now: '2027-04-30T00:00:00Z',
      note: 'deprecated already',
    },
  ],
});
