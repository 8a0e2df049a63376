import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeRepository } from './remedies';

/** Source: Security Hub ECR.3. */
export const ecrLifecycle = control({
  id: 'ecr-lifecycle',
  title: 'The repository expires old images',
  description:
    'Old images keep old holes, and somebody may deploy them again. The repository must have a lifecycle policy; what its rules expire is ' +
    'not judged. Lambda keeps a copy of the image that a function runs, so that expiring it breaks nothing that runs.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::ECR::Repository',
  references: {
    securityHub: ['ECR.3'],
    config: ['ecr-private-lifecycle-policy-configured'],
    documents: [
      {
        title: 'Automate the cleanup of images by using lifecycle policies',
        url: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html',
      },
    ],
  },
  evaluate: ({ expiresImages }) =>
    expiresImages ? passed() : failed([evidence('lifecyclePolicyText', null)]),
  remedy: repository =>
    changeRepository(repository, {
      summary: `Add a lifecycle policy to the repository ${repository.name}.`,
      page: 'Lifecycle Policy',
      cli: [
        'put-lifecycle-policy',
        '--lifecycle-policy-text file://lifecycle.json',
      ],
      cloudformation:
        'LifecyclePolicy:\n  LifecyclePolicyText: \'{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":30},"action":{"type":"expire"}}]}\'',
      terraform: '# and an aws_ecr_lifecycle_policy for it',
    }),
});
