import {
  APIGatewayClient,
  GetResourcesCommand,
  Method,
  Resource as ApiResource,
} from '@aws-sdk/client-api-gateway';
import {
  AwsReader,
  operation,
  Resource,
  RestMethod,
} from 'backstage-plugin-serverless-posture-node';
import { everyPage, inScope, required } from '../../fields';
import { authorizationTypeOf } from './authorization';
import {
  backendScheme,
  corsOrigins,
  cacheKeyParameters,
  integratedFunction,
} from './integrations';
import { idOf, NO_API, PAGE } from './paging';

export const getResources = operation({
  id: 'apigateway:GetResources',
  client: APIGatewayClient,
  command: GetResourcesCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/restapis/*/resources'],
  absent: ['NotFoundException'],
  probe: { restApiId: NO_API },
});

type MethodOf = Resource<'AWS::ApiGateway::Method'> & {
  attributes: Pick<
    RestMethod,
    | 'httpMethod'
    | 'path'
    | 'authorizationType'
    | 'integrationType'
    | 'requestValidatorId'
    | 'requestModels'
  >;
};

/** The methods of the working copy of an API. */
export async function methodsOf(
  aws: AwsReader,
  api: Resource<'AWS::ApiGateway::RestApi'>,
): Promise<MethodOf[]> {
  const resources = await everyPage(
    getResources,
    position =>
      aws.call(getResources, {
        restApiId: idOf(api),
        embed: ['methods'],
        limit: PAGE,
        position,
      }),
    ({ items, position }) => ({
      items: required(items, 'items', getResources),
      next: position,
    }),
  );
  return resources.flatMap(resource =>
    Object.entries(resource.resourceMethods ?? {}).map(([verb, method]) =>
      restMethod(aws, api, resource, verb, method),
    ),
  );
}

/** The distinct types of the methods' integrations. */
export function integrationTypesOf(methods: MethodOf[]): string[] {
  const types = methods.flatMap(
    ({ attributes }) => attributes.integrationType ?? [],
  );
  return [...new Set(types)].sort();
}

function restMethod(
  aws: AwsReader,
  api: Resource<'AWS::ApiGateway::RestApi'>,
  resource: ApiResource,
  verb: string,
  method: Method,
): MethodOf {
  const path = required(resource.path, 'path', getResources);
  const id = required(resource.id, 'id', getResources);
  const integration = method.methodIntegration;
  return {
    type: 'AWS::ApiGateway::Method',
    arn: `${api.arn}/resources/${id}/methods/${verb}`,
    name: `${verb} ${path}`,
    parentArn: api.arn,
    ...inScope(aws),
    tags: {},
    attributes: {
      httpMethod: verb,
      path,
      authorizationType: authorizationTypeOf(
        method.authorizationType,
        getResources,
      ),
      apiKeyRequired: method.apiKeyRequired ?? false,
      integrationType: integration?.type ?? null,
      functionArn: integratedFunction(integration?.uri, getResources),
      backendScheme: backendScheme(integration, getResources),
      // API Gateway leaves the default out.
      connectionType: integration
        ? integration.connectionType ?? 'INTERNET'
        : null,
      insecureSkipVerification:
        integration?.tlsConfig?.insecureSkipVerification ?? false,
      integrationCredentials: integration?.credentials || null,
      requestParameters: Object.keys(method.requestParameters ?? {}).sort(),
      requiredParameters: Object.entries(method.requestParameters ?? {})
        .filter(([, isRequired]) => isRequired)
        .map(([name]) => name)
        .sort(),
      authorizerId: method.authorizerId || null,
      requestValidatorId: method.requestValidatorId || null,
      requestModels: [
        ...new Set(Object.values(method.requestModels ?? {})),
      ].sort(),
      corsOrigins: corsOrigins(integration),
      cacheKeyParameters: cacheKeyParameters(integration, getResources),
    },
  };
}
