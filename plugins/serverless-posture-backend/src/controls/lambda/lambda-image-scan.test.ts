import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ecrRegistry,
  ecrRepository,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { imageCases, imageFunction } from '../__testUtils__/imageCases';
import { lambdaImageScan } from './lambda-image-scan';

const basic = ecrRegistry({ scanType: 'BASIC', rules: [] });

testControl(lambdaImageScan, {
  passed: [
    { resource: imageFunction, with: [ecrRepository(), ecrRegistry()] },
    {
      resource: imageFunction,
      with: [ecrRepository(), basic],
      note: 'on push, by the repository',
    },
    {
      resource: imageFunction,
      with: [
        ecrRepository({ scanOnPush: false }),
        ecrRegistry({
          scanType: 'BASIC',
          rules: [{ frequency: 'SCAN_ON_PUSH', filters: ['shop/*'] }],
        }),
      ],
      note: 'on push, by a rule',
    },
  ],
  failed: [
    {
      resource: imageFunction,
      with: [ecrRepository({ scanOnPush: false }), basic],
      matching: {
        evidence: [
          { path: 'imageScanningConfiguration.scanOnPush', value: false },
        ],
      },
    },
    {
      resource: imageFunction,
      with: [
        ecrRepository(),
        ecrRegistry({
          rules: [{ frequency: 'CONTINUOUS_SCAN', filters: ['lab/*'] }],
        }),
      ],
      note: 'enhanced scanning of other repositories',
    },
  ],
  notAvailable: [
    {
      resource: imageFunction,
      with: [
        ecrRepository(),
        ecrRegistry({
          rules: unknown('denied', 'ecr:GetRegistryScanningConfiguration'),
        }),
      ],
    },
    ...imageCases.notAvailable,
  ],
  notApplicable: imageCases.notApplicable,
});
