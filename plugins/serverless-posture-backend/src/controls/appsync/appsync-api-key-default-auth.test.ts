import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlApi,
  graphqlAuthentication,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncApiKeyDefaultAuth } from './appsync-api-key-default-auth';

testControl(appsyncApiKeyDefaultAuth, {
  passed: [
    graphqlApi(),
    {
      resource: graphqlApi({
        authentication: [
          graphqlAuthentication(),
          graphqlAuthentication({ type: 'API_KEY' }),
        ],
      }),
      note: 'an additional key is judged elsewhere',
    },
  ],
  failed: [
    graphqlApi({
      authentication: [
        graphqlAuthentication({ type: 'API_KEY' }),
        graphqlAuthentication(),
      ],
    }),
  ],
  notAvailable: [
    graphqlApi({
      authentication: unknown('denied', 'appsync:ListGraphqlApis'),
    }),
  ],
});
