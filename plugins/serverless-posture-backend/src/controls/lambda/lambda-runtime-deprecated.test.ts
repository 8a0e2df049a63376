import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRuntimeDeprecated } from './lambda-runtime-deprecated';
import { runtimes } from './runtimes';

const dotnet8 = lambdaFunction({ runtime: 'dotnet8' });

testControl(lambdaRuntimeDeprecated, {
  passed: [
    lambdaFunction({ runtime: 'nodejs24.x' }),
    { resource: dotnet8, now: '2026-11-09T23:59:59Z', note: 'the day before' },
  ],
  failed: [
    {
      resource: lambdaFunction({ runtime: 'nodejs16.x' }),
      matching: {
        evidence: [{ path: 'Runtime', value: 'nodejs16.x' }],
        reason:
          'deprecated since 2024-06-12, updates blocked from 2027-03-03, successor nodejs24.x',
      },
    },
    { resource: dotnet8, now: '2026-11-10T00:00:00Z', note: 'from the day on' },
    {
      resource: lambdaFunction({ runtime: 'provided.al2' }),
      note: 'the system of a custom runtime',
    },
  ],
  notAvailable: [
    {
      resource: lambdaFunction({ runtime: 'nodejs26.x' }),
      note: 'a runtime that no table lists',
    },
    lambdaFunction({ runtime: unknown('denied') }),
    lambdaFunction({ runtime: null }),
  ],
  notApplicable: [lambdaFunction({ runtime: null, packageType: 'Image' })],
});

it('knows every runtime with ISO dates', () => {
  expect(runtimes.size).toBe(50);
  for (const {
    deprecated,
    createBlocked,
    updateBlocked,
  } of runtimes.values()) {
    for (const date of [deprecated, createBlocked, updateBlocked]) {
      expect(date ?? '2026-01-01').toMatch(/^20[12]\d-[01]\d-[0-3]\d$/);
    }
  }
});
