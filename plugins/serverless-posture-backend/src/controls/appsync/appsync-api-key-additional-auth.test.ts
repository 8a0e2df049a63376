import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlApi,
  graphqlAuthentication,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncApiKeyAdditionalAuth } from './appsync-api-key-additional-auth';

const apiKey = graphqlAuthentication({ type: 'API_KEY' });

testControl(appsyncApiKeyAdditionalAuth, {
  passed: [
    graphqlApi(),
    {
      resource: graphqlApi({ authentication: [apiKey] }),
      note: 'the default is judged elsewhere',
    },
  ],
  failed: [
    {
      resource: graphqlApi({
        authentication: [
          graphqlAuthentication(),
          graphqlAuthentication({ type: 'AWS_LAMBDA' }),
          apiKey,
        ],
      }),
      matching: {
        evidence: [
          {
            path: 'additionalAuthenticationProviders[1].authenticationType',
            value: 'API_KEY',
          },
        ],
      },
    },
  ],
  notAvailable: [
    graphqlApi({
      authentication: unknown('denied', 'appsync:ListGraphqlApis'),
    }),
  ],
});
