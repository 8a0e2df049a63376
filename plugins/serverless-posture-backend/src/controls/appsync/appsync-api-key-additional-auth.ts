import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { apiFix, changeGraphqlApi } from './remedies';

/** Source: AppSync guide, "Using multiple authorization types". */
export const appsyncApiKeyAdditionalAuth = control({
  id: 'appsync-api-key-additional-auth',
  title: 'An API key is not an additional way into the GraphQL API',
  description:
    'Behind a strict default, an additional API key still opens every type and field that the schema marks with ' +
    '@aws_api_key. Which fields these are is not read.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::AppSync::GraphQLApi',
  references: {
    serverlessLens: ['SEC 1'],
    owasp: ['SAS-02'],
    documents: [
      {
        title: 'Using multiple authorization types',
        url: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#using-additional-authorization-modes',
      },
    ],
  },
  evaluate({ authentication: [, ...additional] }) {
    const index = additional.findIndex(({ type }) => type === 'API_KEY');
    return index < 0
      ? passed()
      : failed([
          evidence(
            `additionalAuthenticationProviders[${index}].authenticationType`,
            'API_KEY',
          ),
        ]);
  },
  remedy: api =>
    changeGraphqlApi(
      api,
      `Take the API key out of the additional ways into ${api.name}, or confine it to public fields.`,
      {
        cli: '--additional-authentication-providers <the other ones>',
        cloudformation:
          'AdditionalAuthenticationProviders:\n  - AuthenticationType: AWS_IAM',
        terraform:
          'additional_authentication_provider {\n  authentication_type = "AWS_IAM"\n}',
      },
    ),
  fix: apiFix,
});
