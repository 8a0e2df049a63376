import type {
  GetAuthorizersRequest,
  GetDeploymentRequest,
  GetResourcesRequest,
  GetStagesRequest,
  Resource,
} from '@aws-sdk/client-api-gateway';
import { AwsError } from '../protocol/awsError';
import { SimulatedRestApi } from '../world/world';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'BadRequestException';
const limits = { standard: 25, maximum: 500, invalid };

function apiOf(
  { restApiId }: { restApiId?: string },
  { cell }: Call,
): SimulatedRestApi {
  const found = cell.restApis.find(({ api }) => api.id === restApiId);
  if (!found) {
    throw new AwsError(
      'NotFoundException',
      'Invalid API identifier specified',
      404,
    );
  }
  return found;
}

/** One page in API Gateway's words. */
function listed<T>(
  items: T[],
  { position, limit }: { position?: string; limit?: number },
  call: Call,
): { items: T[]; position: string | undefined } {
  const found = page(items, call, {
    token: position,
    limit: limitOf(limit, limits),
    invalid,
  });
  return { items: found.items, position: found.next };
}

/** Without `embed=methods` a resource names its methods only. */
const withoutMethods = (resource: Resource): Resource => ({
  ...resource,
  resourceMethods:
    resource.resourceMethods &&
    Object.fromEntries(
      Object.keys(resource.resourceMethods).map(method => [method, {}]),
    ),
});

/** Amazon API Gateway: REST APIs. */
export const apiGateway: Handlers = {
  GetRestApis: (input: { position?: string; limit?: number }, call: Call) =>
    listed(
      call.cell.restApis.map(({ api }) => api),
      input,
      call,
    ),

  GetRestApi: (input: { restApiId?: string }, call: Call) =>
    apiOf(input, call).api,

  GetStages(input: GetStagesRequest, call: Call) {
    const { stages } = apiOf(input, call);
    return {
      item: stages.filter(
        ({ deploymentId }) =>
          !input.deploymentId || deploymentId === input.deploymentId,
      ),
    };
  },

  GetResources(input: GetResourcesRequest, call: Call) {
    const { resources } = apiOf(input, call);
    const embedded = input.embed?.includes('methods');
    return listed(
      embedded ? resources : resources.map(withoutMethods),
      input,
      call,
    );
  },

  GetDeployment(input: GetDeploymentRequest, call: Call) {
    const deployment = apiOf(input, call).deployments.find(
      ({ id }) => id === input.deploymentId,
    );
    if (!deployment) {
      throw new AwsError(
        'NotFoundException',
        'Invalid Deployment identifier specified',
        404,
      );
    }
    const { apiSummary, ...rest } = deployment;
    return input.embed?.includes('apisummary') ? { ...rest, apiSummary } : rest;
  },

  GetAuthorizers: (input: GetAuthorizersRequest, call: Call) =>
    listed(apiOf(input, call).authorizers, input, call),

  GetDomainNames: (input: object, call: Call) =>
    listed(
      call.cell.domainNames.map(({ v1 }) => v1),
      input,
      call,
    ),

  GetAccount: (_input: object, { accountId }: Call) => ({
    cloudwatchRoleArn: `arn:aws:iam::${accountId}:role/apigateway-cloudwatch-logs`,
    throttleSettings: { rateLimit: 10_000, burstLimit: 5000 },
    features: ['UsagePlans'],
    apiKeyVersion: '4',
  }),
};
