import {
  EcrImage,
  EvaluationContext,
  ResourceView,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { groupedBy } from '../groupedBy';

type Repository = ResourceView<'AWS::ECR::Repository'>;

const byDigest = groupedBy<Repository>(({ images }) =>
  images.map(({ digest }) => digest),
);

/** The image that a function runs, in a repository of its account; there may be more than one that holds it. */
export interface RunningImage {
  repository: Repository;
  image: EcrImage;
}

/**
 * Where the image is that a function runs, found by the digest that Lambda pinned: the URI is only told together with a
 * right to the code. Ends the evaluation where no repository of the account and Region holds it.
 */
export function runningImages(
  fn: ResourceView<'AWS::Lambda::Function'>,
  context: EvaluationContext,
): RunningImage[] {
  const digest = fn.imageDigest;
  const repositories = byDigest(context.resources('AWS::ECR::Repository'));
  const found = (digest && repositories.get(digest)) || [];
  if (found.length === 0) {
    throw new UnknownAttributeError('imageDigest', {
      errorClass: 'not-read',
      operation: 'ecr:DescribeImages',
      message: `no repository of the account in this Region holds ${digest}`,
    });
  }
  return found.map(repository => ({
    repository,
    image: repository.images.find(one => one.digest === digest)!,
  }));
}
