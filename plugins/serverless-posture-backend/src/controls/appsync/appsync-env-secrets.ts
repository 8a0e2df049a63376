import { control } from 'backstage-plugin-serverless-posture-node';
import { holdsNoSecret, secretFix } from '../secretNames';
import { apiConsole, apiIdOf } from './remedies';

/** Source: AppSync guide, "Using environment variables in AWS AppSync". */
export const appsyncEnvSecrets = control({
  id: 'appsync-env-secrets',
  title: 'Environment variables of the GraphQL API hold no plain-text secret',
  description:
    'Everyone who may read the API reads its variables, and every resolver gets them. Values are judged by their shape while ' +
    'they are read and then dropped: only names and the kind of match are kept. Secrets in resolver code are not visible.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::AppSync::GraphQLApi',
  references: {
    serverlessLens: ['SEC 3'],
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Using environment variables in AWS AppSync',
        url: 'https://docs.aws.amazon.com/appsync/latest/devguide/environmental-variables.html',
      },
    ],
  },
  evaluate: api => holdsNoSecret('environmentVariables', api.environment),
  remedy: api => ({
    summary: `Rotate the secret, keep it in Secrets Manager and take it out of the variables of ${api.name}.`,
    console: apiConsole(api, 'Settings', 'Environment variables'),
    cli: `aws appsync put-graphql-api-environment-variables --region ${
      api.region
    } --api-id ${apiIdOf(
      api,
    )} --environment-variables file://variables-without-the-secret.json`,
    cloudformation: `# ${api.name}, AWS::AppSync::GraphQLApi\nEnvironmentVariables:\n  SECRET_ARN: !Ref Secret`,
    terraform: `# aws_appsync_graphql_api of ${api.name}\n# keep only the ARN of the secret in its variables`,
  }),
  fix: secretFix,
});
