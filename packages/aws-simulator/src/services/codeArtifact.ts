import type {
  ListPackagesRequest,
  ListRepositoriesRequest,
} from '@aws-sdk/client-codeartifact';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'ValidationException';

const limit = (asked: number | undefined) =>
  limitOf(asked, { standard: 1000, maximum: 1000, invalid });

/** AWS CodeArtifact. */
export const codeArtifact: Handlers = {
  ListRepositories(input: ListRepositoriesRequest, call: Call) {
    const { items, next } = page(
      thingsOf(call.cell, 'packageRepositories'),
      call,
      { token: input.nextToken, limit: limit(input.maxResults), invalid },
    );
    return {
      repositories: items.map(({ repository }) => repository),
      nextToken: next,
    };
  },

  ListPackages(input: ListPackagesRequest, call: Call) {
    const found = thingsOf(call.cell, 'packageRepositories').find(
      ({ repository }) =>
        repository.name === input.repository &&
        repository.domainName === input.domain,
    );
    if (!found) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Repository not found: ${input.repository}`,
        404,
      );
    }
    const packages = found.packages.filter(
      ({ originConfiguration }) =>
        !input.publish ||
        originConfiguration?.restrictions?.publish === input.publish,
    );
    const { items, next } = page(packages, call, {
      token: input.nextToken,
      limit: limit(input.maxResults),
      invalid,
    });
    return { packages: items, nextToken: next };
  },
};
