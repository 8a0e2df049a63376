import { EcrImage, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  Case,
  ecrRepository,
  IMAGE_DIGEST,
  lambdaFunction,
} from 'backstage-plugin-serverless-posture-node/testUtils';

/** A function that runs the image of `ecrRepository()`. */
export const imageFunction = lambdaFunction({
  packageType: 'Image',
  runtime: null,
  imageDigest: IMAGE_DIGEST,
});

/** A repository whose one image differs from the usual by what is given. */
export const repositoryHolding = (image: Partial<EcrImage>) =>
  ecrRepository({
    images: [
      { ...(ecrRepository().attributes.images as EcrImage[])[0], ...image },
    ],
  });

/** What every control of images says where the image isn't found, and where there is none. */
export const imageCases: Record<'notAvailable' | 'notApplicable', Case[]> = {
  notAvailable: [
    { resource: imageFunction, note: 'an image that no repository holds' },
    {
      resource: imageFunction,
      unlisted: {
        'AWS::ECR::Repository': unknown('denied', 'ecr:DescribeImages')
          .$unknown,
      },
    },
    lambdaFunction({ packageType: 'Image', imageDigest: unknown('malformed') }),
  ],
  notApplicable: [lambdaFunction()],
};
