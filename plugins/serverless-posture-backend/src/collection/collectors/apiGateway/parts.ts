import {
  APIGatewayClient,
  GetAuthorizersCommand,
  GetModelsCommand,
  GetRequestValidatorsCommand,
} from '@aws-sdk/client-api-gateway';
import {
  AnyResource,
  AwsReader,
  operation,
  Resource,
  RestAuthorizer,
} from 'backstage-plugin-serverless-posture-node';
import { everyPage, inScope, oneOf, required } from '../../fields';
import { isConstraining } from './modelSchema';
import { idOf, NO_API, PAGE } from './paging';

export const getAuthorizers = operation({
  id: 'apigateway:GetAuthorizers',
  client: APIGatewayClient,
  command: GetAuthorizersCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/restapis/*/authorizers'],
  absent: ['NotFoundException'],
  probe: { restApiId: NO_API },
});

export const getRequestValidators = operation({
  id: 'apigateway:GetRequestValidators',
  client: APIGatewayClient,
  command: GetRequestValidatorsCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/restapis/*/requestvalidators'],
  absent: ['NotFoundException'],
  probe: { restApiId: NO_API },
});

export const getModels = operation({
  id: 'apigateway:GetModels',
  client: APIGatewayClient,
  command: GetModelsCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/restapis/*/models'],
  absent: ['NotFoundException'],
  probe: { restApiId: NO_API },
});

const authorizerTypes = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'] as const;

/** The authorizers of an API. */
export async function authorizersOf(
  aws: AwsReader,
  api: AnyResource,
): Promise<Resource<'AWS::ApiGateway::Authorizer'>[]> {
  const authorizers = await everyPage(
    getAuthorizers,
    position =>
      aws.call(getAuthorizers, { restApiId: idOf(api), limit: PAGE, position }),
    ({ items, position }) => ({
      items: required(items, 'items', getAuthorizers),
      next: position,
    }),
  );
  return authorizers.map(({ id, name, type, identitySource }) => ({
    type: 'AWS::ApiGateway::Authorizer',
    ...partOf(
      aws,
      api,
      'authorizers',
      required(id, 'id', getAuthorizers),
      name,
    ),
    attributes: {
      authorizerType: oneOf<RestAuthorizer['authorizerType']>(
        type,
        authorizerTypes,
        'type',
        getAuthorizers,
      ),
      identitySources: (identitySource ?? '')
        .split(',')
        .map(source => source.trim())
        .filter(Boolean),
    },
  }));
}

/** The request validators of an API. */
export async function validatorsOf(
  aws: AwsReader,
  api: AnyResource,
): Promise<Resource<'AWS::ApiGateway::RequestValidator'>[]> {
  const from = getRequestValidators;
  const validators = await everyPage(
    from,
    position => aws.call(from, { restApiId: idOf(api), limit: PAGE, position }),
    ({ items, position }) => ({
      items: required(items, 'items', from),
      next: position,
    }),
  );
  return validators.map(validator => ({
    type: 'AWS::ApiGateway::RequestValidator',
    ...partOf(
      aws,
      api,
      'requestvalidators',
      required(validator.id, 'id', from),
      validator.name,
    ),
    attributes: {
      validateRequestBody: validator.validateRequestBody ?? false,
      validateRequestParameters: validator.validateRequestParameters ?? false,
    },
  }));
}

/** The models of an API. */
export async function modelsOf(
  aws: AwsReader,
  api: AnyResource,
): Promise<Resource<'AWS::ApiGateway::Model'>[]> {
  const models = await everyPage(
    getModels,
    position =>
      aws.call(getModels, { restApiId: idOf(api), limit: PAGE, position }),
    ({ items, position }) => ({
      items: required(items, 'items', getModels),
      next: position,
    }),
  );
  return models.map(model => {
    const name = required(model.name, 'name', getModels);
    return {
      type: 'AWS::ApiGateway::Model',
      ...partOf(aws, api, 'models', name, name),
      attributes: {
        modelName: name,
        isConstraining: isConstraining(model.schema, getModels),
      },
    };
  });
}

/** What identifies a part of an API. */
function partOf(
  aws: AwsReader,
  api: AnyResource,
  kind: string,
  id: string,
  name: string | undefined,
) {
  return {
    arn: `${api.arn}/${kind}/${id}`,
    name: `${api.name}/${name || id}`,
    parentArn: api.arn,
    ...inScope(aws),
    tags: {},
  };
}
