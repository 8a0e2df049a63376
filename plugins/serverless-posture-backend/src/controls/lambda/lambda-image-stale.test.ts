import { EcrImage, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ecrRepository,
  IMAGE_DIGEST,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaImageStale } from './lambda-image-stale';

const fn = lambdaFunction({
  packageType: 'Image',
  runtime: null,
  imageDigest: IMAGE_DIGEST,
});
const holding = (image: object) =>
  ecrRepository({
    images: [
      { ...(ecrRepository().attributes.images as EcrImage[])[0], ...image },
    ],
  });

testControl(lambdaImageStale, {
  passed: [
    { resource: fn, with: [ecrRepository()] },
    {
      resource: fn,
      with: [holding({ pushedAt: '2025-11-10T00:00:00.000Z' })],
      parameters: { days: 400 },
    },
  ],
  failed: [
    {
      resource: fn,
      with: [holding({ pushedAt: '2026-08-01T00:00:00.000Z' })],
      matching: {
        evidence: [
          { path: 'imagePushedAt', value: '2026-08-01T00:00:00.000Z' },
        ],
      },
    },
    {
      resource: fn,
      with: [
        ecrRepository({ $: { arn: `${ecrRepository().arn}-copy` } }),
        holding({ pushedAt: '2025-01-01T00:00:00.000Z' }),
      ],
      note: 'a copy that was pushed later',
    },
  ],
  notAvailable: [
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
