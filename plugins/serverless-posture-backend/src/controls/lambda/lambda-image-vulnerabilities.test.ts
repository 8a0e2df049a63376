import {
  ecrRepository,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import {
  imageCases,
  imageFunction,
  repositoryHolding,
} from '../__testUtils__/imageCases';
import { lambdaImageVulnerabilities } from './lambda-image-vulnerabilities';

testControl(lambdaImageVulnerabilities, {
  passed: [
    { resource: imageFunction, with: [ecrRepository()] },
    {
      resource: imageFunction,
      with: [repositoryHolding({ scanStatus: 'ACTIVE' })],
    },
  ],
  failed: [
    {
      resource: imageFunction,
      with: [repositoryHolding({ findings: { critical: 0, high: 3 } })],
      matching: { evidence: [{ value: 'CRITICAL 0, HIGH 3' }, {}] },
    },
    {
      resource: imageFunction,
      with: [repositoryHolding({ findings: { critical: 1, high: 0 } })],
    },
  ],
  notAvailable: [
    {
      resource: imageFunction,
      with: [repositoryHolding({ scanStatus: null, findings: null })],
      note: 'never scanned',
    },
    {
      resource: imageFunction,
      with: [repositoryHolding({ scanStatus: 'FAILED' })],
      note: 'a scan that failed',
    },
    {
      resource: imageFunction,
      with: [repositoryHolding({ digest: `sha256:${'0'.repeat(64)}` })],
      note: 'only a newer image, and that is clean',
    },
    ...imageCases.notAvailable,
  ],
  notApplicable: imageCases.notApplicable,
});
