import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ecrRegistry,
  ecrRepository,
  IMAGE_DIGEST,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaImageScan } from './lambda-image-scan';

const fn = lambdaFunction({
  packageType: 'Image',
  runtime: null,
  imageDigest: IMAGE_DIGEST,
});
const basic = ecrRegistry({ scanType: 'BASIC', rules: [] });

testControl(lambdaImageScan, {
  passed: [
    { resource: fn, with: [ecrRepository(), ecrRegistry()] },
    {
      resource: fn,
      with: [ecrRepository(), basic],
      note: 'on push, by the repository',
    },
    {
      resource: fn,
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
      resource: fn,
      with: [ecrRepository({ scanOnPush: false }), basic],
      matching: {
        evidence: [
          { path: 'imageScanningConfiguration.scanOnPush', value: false },
        ],
      },
    },
    {
      resource: fn,
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
      resource: fn,
      with: [
        ecrRepository(),
        ecrRegistry({
          rules: unknown('denied', 'ecr:GetRegistryScanningConfiguration'),
        }),
      ],
    },
    { resource: fn, note: 'an image that no repository holds' },
    {
      resource: fn,
      unlisted: {
        'AWS::ECR::Repository': unknown('denied', 'ecr:DescribeImages')
          .$unknown,
      },
    },
    {
      resource: lambdaFunction({
        packageType: 'Image',
        imageDigest: unknown('malformed'),
      }),
    },
  ],
  notApplicable: [lambdaFunction()],
});
