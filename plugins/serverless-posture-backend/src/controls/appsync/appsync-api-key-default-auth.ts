import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { apiFix, changeGraphqlApi } from './remedies';

/** Source: Security Hub AppSync.5. */
export const appsyncApiKeyDefaultAuth = control({
  id: 'appsync-api-key-default-auth',
  title: 'An API key is not how the GraphQL API authenticates by default',
  description:
    'An API key is one secret for all clients, often shipped within an app: who holds it may run every query that names no ' +
    'other way. Judged is the default; keys as an additional way are a control of their own.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::AppSync::GraphQLApi',
  references: {
    securityHub: ['AppSync.5'],
    config: ['appsync-authorization-check'],
    serverlessLens: ['SEC 1'],
    owasp: ['SAS-02'],
    documents: [
      {
        title:
          'Configuring authorization and authentication to secure your GraphQL APIs',
        url: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
      },
    ],
  },
  evaluate({ authentication: [{ type }] }) {
    return type === 'API_KEY'
      ? failed([evidence('authenticationType', type)])
      : passed(type);
  },
  remedy: api =>
    changeGraphqlApi(
      api,
      `Make Cognito, OpenID Connect, IAM or a Lambda authorizer the default of ${api.name}.`,
      {
        cli: '# with AMAZON_COGNITO_USER_POOLS, OPENID_CONNECT, AWS_IAM or AWS_LAMBDA as the type',
        cloudformation: 'AuthenticationType: AWS_IAM',
        terraform: 'authentication_type = "AWS_IAM"',
      },
    ),
  fix: apiFix,
});
