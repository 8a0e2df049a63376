import type {
  DescribeImagesRequest,
  DescribeRepositoriesRequest,
} from '@aws-sdk/client-ecr';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import type { SimulatedRepository } from '../world/things/functions';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidParameterException';

const limits = { standard: 100, maximum: 1000, invalid };

function repositoryOf(
  { repositoryName }: { repositoryName?: string },
  { cell, accountId }: Call,
): SimulatedRepository {
  const found = thingsOf(cell, 'repositories').find(
    ({ repository }) => repository.repositoryName === repositoryName,
  );
  if (found) return found;
  throw new AwsError(
    'RepositoryNotFoundException',
    `The repository with name '${repositoryName}' does not exist in the registry with id '${accountId}'`,
    400,
  );
}

/** Amazon ECR, private registries. */
export const ecr: Handlers = {
  DescribeRepositories(input: DescribeRepositoriesRequest, call) {
    const { items, next } = page(thingsOf(call.cell, 'repositories'), call, {
      token: input.nextToken,
      limit: limitOf(input.maxResults, limits),
      invalid,
    });
    return {
      repositories: items.map(({ repository }) => repository),
      nextToken: next,
    };
  },

  DescribeImages(input: DescribeImagesRequest, call) {
    const { images } = repositoryOf(input, call);
    const { items, next } = page(images, call, {
      token: input.nextToken,
      limit: limitOf(input.maxResults, limits),
      invalid,
    });
    return { imageDetails: items, nextToken: next };
  },

  GetRepositoryPolicy(input: { repositoryName?: string }, call) {
    const { policy } = repositoryOf(input, call);
    if (!policy) {
      throw new AwsError(
        'RepositoryPolicyNotFoundException',
        `Repository policy does not exist for the repository with name '${input.repositoryName}'`,
        400,
      );
    }
    return {
      repositoryName: input.repositoryName,
      policyText: JSON.stringify(policy),
    };
  },

  GetLifecyclePolicy(input: { repositoryName?: string }, call) {
    const { lifecyclePolicy } = repositoryOf(input, call);
    if (!lifecyclePolicy) {
      throw new AwsError(
        'LifecyclePolicyNotFoundException',
        `Lifecycle policy does not exist for the repository with name '${input.repositoryName}'`,
        400,
      );
    }
    return {
      repositoryName: input.repositoryName,
      lifecyclePolicyText: JSON.stringify(lifecyclePolicy),
    };
  },

  GetRegistryPolicy(_input: object, call) {
    const [registry] = thingsOf(call.cell, 'registries');
    if (!registry?.policy) {
      throw new AwsError(
        'RegistryPolicyNotFoundException',
        `Registry policy does not exist in the registry with id '${call.accountId}'`,
        400,
      );
    }
    return {
      registryId: call.accountId,
      policyText: JSON.stringify(registry.policy),
    };
  },

  GetRegistryScanningConfiguration(_input: object, call) {
    const [registry] = thingsOf(call.cell, 'registries');
    return {
      registryId: call.accountId,
      scanningConfiguration: registry?.scanning ?? {
        scanType: 'BASIC',
        rules: [],
      },
    };
  },
};
