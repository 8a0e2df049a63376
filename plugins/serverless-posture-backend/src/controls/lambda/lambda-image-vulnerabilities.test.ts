import { EcrImage, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ecrRepository,
  IMAGE_DIGEST,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaImageVulnerabilities } from './lambda-image-vulnerabilities';

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

testControl(lambdaImageVulnerabilities, {
  passed: [
    { resource: fn, with: [ecrRepository()] },
    { resource: fn, with: [holding({ scanStatus: 'ACTIVE' })] },
  ],
  failed: [
    {
      resource: fn,
      with: [holding({ findings: { critical: 0, high: 3 } })],
      matching: { evidence: [{ value: 'CRITICAL 0, HIGH 3' }, {}] },
    },
    {
      resource: fn,
      with: [holding({ findings: { critical: 1, high: 0 } })],
    },
  ],
  notAvailable: [
    {
      resource: fn,
      with: [holding({ scanStatus: null, findings: null })],
      note: 'never scanned',
    },
    {
      resource: fn,
      with: [holding({ scanStatus: 'FAILED' })],
      note: 'a scan that failed',
    },
    {
      resource: fn,
      with: [
        ecrRepository({
          images: [
            {
              ...(ecrRepository().attributes.images as EcrImage[])[0],
              digest: `sha256:${'0'.repeat(64)}`,
            },
          ],
        }),
      ],
      note: 'only a newer image, and that is clean',
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
