import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ecrRepository,
  IMAGE_DIGEST,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaImageForeignRegistry } from './lambda-image-foreign-registry';

const fn = lambdaFunction({
  packageType: 'Image',
  runtime: null,
  imageDigest: IMAGE_DIGEST,
});
const foreign = ecrRepository({
  $: { arn: 'arn:aws:ecr:eu-west-1:444455556666:repository/base' },
});

testControl(lambdaImageForeignRegistry, {
  passed: [
    {
      resource: fn,
      with: [ecrRepository()],
      matching: { reason: ecrRepository().arn },
    },
    {
      resource: fn,
      with: [foreign],
      accounts: ['111122223333', '444455556666'],
      note: 'another account of the organization',
    },
  ],
  failed: [
    {
      resource: fn,
      with: [foreign],
      matching: { evidence: [{ value: foreign.arn }] },
    },
  ],
  notAvailable: [
    {
      resource: fn,
      with: [foreign],
      accounts: { unknown: unknown('denied').$unknown },
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
