import {
  ApiGatewayV2Client,
  Authorizer,
  GetAuthorizersCommand,
  GetIntegrationsCommand,
  Integration,
} from '@aws-sdk/client-apigatewayv2';
import {
  AnyResource,
  Attribute,
  AwsReader,
  HttpAuthorizer,
  HttpIntegration,
  operation,
  Resource,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { canonicalArn } from '../../aws';
import { everyPage, inScope, oneOf, required } from '../fields';
import { idOf, NO_API, PAGE } from './apiGateway/paging';

export const getAuthorizers = operation({
  id: 'apigatewayv2:GetAuthorizers',
  client: ApiGatewayV2Client,
  command: GetAuthorizersCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/apis/*/authorizers'],
  absent: ['NotFoundException'],
  probe: { ApiId: NO_API },
});

export const getIntegrations = operation({
  id: 'apigatewayv2:GetIntegrations',
  client: ApiGatewayV2Client,
  command: GetIntegrationsCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/apis/*/integrations'],
  absent: ['NotFoundException'],
  probe: { ApiId: NO_API },
});

const MaxResults = String(PAGE);

/** The authorizers of an HTTP or WebSocket API. */
export async function authorizersOf(
  aws: AwsReader,
  api: AnyResource,
): Promise<Resource<'AWS::ApiGatewayV2::Authorizer'>[]> {
  const from = getAuthorizers;
  const authorizers = await everyPage(
    from,
    NextToken => aws.call(from, { ApiId: idOf(api), MaxResults, NextToken }),
    ({ Items, NextToken }) => ({
      items: required(Items, 'Items', from),
      next: NextToken,
    }),
  );
  return authorizers.map((authorizer: Authorizer) => {
    const id = required(authorizer.AuthorizerId, 'AuthorizerId', from);
    const authorizerType = oneOf<HttpAuthorizer['authorizerType']>(
      authorizer.AuthorizerType,
      ['JWT', 'REQUEST'],
      'AuthorizerType',
      from,
    );
    return {
      type: 'AWS::ApiGatewayV2::Authorizer',
      arn: `${api.arn}/authorizers/${id}`,
      name: `${api.name}/${authorizer.Name || id}`,
      parentArn: api.arn,
      ...inScope(aws),
      tags: {},
      attributes: {
        authorizerType,
        identitySources: authorizer.IdentitySource ?? [],
        jwt:
          authorizerType === 'JWT'
            ? {
                issuer: required(
                  authorizer.JwtConfiguration?.Issuer,
                  'JwtConfiguration.Issuer',
                  from,
                ),
                audience: authorizer.JwtConfiguration?.Audience ?? [],
              }
            : null,
      },
    };
  });
}

/** The integrations of an HTTP or WebSocket API. */
export async function integrationsOf(
  aws: AwsReader,
  api: AnyResource,
): Promise<Resource<'AWS::ApiGatewayV2::Integration'>[]> {
  const from = getIntegrations;
  const integrations = await everyPage(
    from,
    NextToken => aws.call(from, { ApiId: idOf(api), MaxResults, NextToken }),
    ({ Items, NextToken }) => ({
      items: required(Items, 'Items', from),
      next: NextToken,
    }),
  );
  return integrations.map((integration: Integration) => {
    const id = required(integration.IntegrationId, 'IntegrationId', from);
    return {
      type: 'AWS::ApiGatewayV2::Integration',
      arn: `${api.arn}/integrations/${id}`,
      name: `${api.name}/${id}`,
      parentArn: api.arn,
      ...inScope(aws),
      tags: {},
      attributes: {
        integrationType: required(
          integration.IntegrationType,
          'IntegrationType',
          from,
        ),
        functionArn: integratedFunction(integration),
        credentialsArn: integration.CredentialsArn || null,
        connectionType: oneOf<HttpIntegration['connectionType']>(
          // API Gateway leaves the default out.
          integration.ConnectionType ?? 'INTERNET',
          ['INTERNET', 'VPC_LINK'],
          'ConnectionType',
          from,
        ),
        backendScheme: backendScheme(integration),
        serverNameToVerify: integration.TlsConfig?.ServerNameToVerify || null,
      },
    };
  });
}

/** The function, named by its ARN or by the path to its invocations; unknown where a stage variable names it. */
function integratedFunction({
  IntegrationUri = '',
  IntegrationType,
}: Integration): Attribute<HttpIntegration['functionArn']> {
  if (!IntegrationType?.startsWith('AWS')) return null;
  const [arn] =
    /arn:[^:]+:lambda:[^:/]*:[^:/]*:function:[^/]+/.exec(IntegrationUri) ?? [];
  if (arn && !arn.includes('${')) return canonicalArn(arn);
  return arn || IntegrationUri.includes('${')
    ? unknown(
        'not-read',
        getIntegrations.id,
        'a stage variable names the function of the integration',
      )
    : null;
}

/** Unknown where a stage variable names the back end. */
function backendScheme({
  IntegrationUri = '',
  IntegrationType,
}: Integration): Attribute<HttpIntegration['backendScheme']> {
  if (!IntegrationType?.startsWith('HTTP')) return null;
  const [, scheme] = /^\s*(https?):/i.exec(IntegrationUri) ?? [];
  if (scheme) return scheme.toLowerCase() as 'http' | 'https';
  return IntegrationUri.startsWith('$')
    ? unknown(
        'not-read',
        getIntegrations.id,
        'a stage variable names the back end of the integration',
      )
    : null;
}
