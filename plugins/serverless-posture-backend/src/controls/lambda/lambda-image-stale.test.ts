import {
  ecrRepository,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import {
  imageCases,
  imageFunction,
  repositoryHolding,
} from '../__testUtils__/imageCases';
import { lambdaImageStale } from './lambda-image-stale';

testControl(lambdaImageStale, {
  passed: [
    { resource: imageFunction, with: [ecrRepository()] },
    {
      resource: imageFunction,
      with: [repositoryHolding({ pushedAt: '2025-11-10T00:00:00.000Z' })],
      parameters: { days: 400 },
    },
  ],
  failed: [
    {
      resource: imageFunction,
      with: [repositoryHolding({ pushedAt: '2026-08-01T00:00:00.000Z' })],
      matching: {
        evidence: [
          { path: 'imagePushedAt', value: '2026-08-01T00:00:00.000Z' },
        ],
      },
    },
    {
      resource: imageFunction,
      with: [
        ecrRepository({ $: { arn: `${ecrRepository().arn}-copy` } }),
        repositoryHolding({ pushedAt: '2025-01-01T00:00:00.000Z' }),
      ],
      note: 'a copy that was pushed later',
    },
  ],
  ...imageCases,
});
