import type {
  GetAuthorizersRequest,
  GetBasePathMappingsRequest,
  GetDeploymentRequest,
  GetModelsRequest,
  GetRequestValidatorsRequest,
  GetResourcesRequest,
  GetStagesRequest,
  Resource,
} from '@aws-sdk/client-api-gateway';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
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

/** The models that every API begins with. */
const usualModels = [
  {
    id: 'empty1',
    name: 'Empty',
    contentType: 'application/json',
    schema:
      '{"$schema":"http://json-schema.org/draft-04/schema#","title":"Empty Schema","type":"object"}',
  },
  {
    id: 'error1',
    name: 'Error',
    contentType: 'application/json',
    schema:
      '{"$schema":"http://json-schema.org/draft-04/schema#","title":"Error Schema","type":"object","properties":{"message":{"type":"string"}}}',
  },
];

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

  GetAccount: (_input: object, { accountId, cell }: Call) => ({
    cloudwatchRoleArn: `arn:aws:iam::${accountId}:role/apigateway-cloudwatch-logs`,
    throttleSettings: { rateLimit: 10_000, burstLimit: 5000 },
    features: ['UsagePlans'],
    apiKeyVersion: '4',
    ...thingsOf(cell, 'apiGatewayAccount')[0],
  }),

  GetRequestValidators(input: GetRequestValidatorsRequest, call: Call) {
    const { api } = apiOf(input, call);
    const validators = thingsOf(call.cell, 'requestValidators')
      .filter(({ restApiId }) => restApiId === api.id)
      .map(({ validator }) => validator);
    return listed(validators, input, call);
  },

  GetModels(input: GetModelsRequest, call: Call) {
    const { api } = apiOf(input, call);
    const models = thingsOf(call.cell, 'models')
      .filter(({ restApiId }) => restApiId === api.id)
      .map(({ model }) => model);
    return listed([...usualModels, ...models], input, call);
  },

  GetUsagePlans: (input: object, call: Call) =>
    listed(thingsOf(call.cell, 'usagePlans'), input, call),

  GetClientCertificates: (input: object, call: Call) =>
    listed(thingsOf(call.cell, 'clientCertificates'), input, call),

  GetBasePathMappings(input: GetBasePathMappingsRequest, call: Call) {
    const { cell } = call;
    if (
      !cell.domainNames.some(({ v1 }) => v1.domainName === input.domainName)
    ) {
      throw new AwsError(
        'NotFoundException',
        'Invalid domain name identifier specified',
        404,
      );
    }
    const mappings = thingsOf(cell, 'basePathMappings')
      .filter(({ domainName }) => domainName === input.domainName)
      .map(({ mapping }) => mapping);
    return listed(mappings, input, call);
  },
};
