import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeRepository } from './remedies';
import { matchesTag } from './tagFilters';

/** Source: Security Hub ECR.2. */
export const ecrTagImmutability = control({
  id: 'ecr-tag-immutability',
  title: 'Image tags cannot be moved to another image',
  description:
    'A tag that can be moved lets somebody exchange the image which the next deployment takes. Tags must be immutable; with exclusions, none of ' +
    'them may match a tag of an image that a function runs. Functions themselves are pinned to a digest and do not change by it.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::ECR::Repository',
  references: {
    securityHub: ['ECR.2'],
    config: ['ecr-private-tag-immutability-enabled'],
    owasp: ['SAS-06'],
    documents: [
      {
        title: 'Preventing image tags from being overwritten in Amazon ECR',
        url: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html',
      },
    ],
  },
  evaluate({ tagMutability, tagExclusions, images }) {
    const mutability = evidence('imageTagMutability', tagMutability);
    const tags = images.flatMap(image => image.tags);
    const matched = tags.filter(tag =>
      tagExclusions.some(filter => matchesTag(filter, tag)),
    );
    switch (tagMutability) {
      case 'IMMUTABLE':
        return passed();
      case 'IMMUTABLE_WITH_EXCLUSION':
        return matched.length === 0
          ? passed('no exclusion matches a tag that a function runs')
          : failed([
              mutability,
              evidence(
                'imageTagMutabilityExclusionFilters',
                matched.join(', '),
              ),
            ]);
      default:
        return failed([mutability]);
    }
  },
  remedy: repository =>
    changeRepository(repository, {
      summary: `Make the tags of the repository ${repository.name} immutable.`,
      page: 'Edit',
      cli: ['put-image-tag-mutability', '--image-tag-mutability IMMUTABLE'],
      cloudformation: 'ImageTagMutability: IMMUTABLE',
      terraform: 'image_tag_mutability = "IMMUTABLE"',
    }),
});
