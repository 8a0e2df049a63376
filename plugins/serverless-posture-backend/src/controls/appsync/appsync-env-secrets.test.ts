import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncEnvSecrets } from './appsync-env-secrets';

testControl(appsyncEnvSecrets, {
  passed: [
    graphqlApi({ environment: [] }),
    graphqlApi({ environment: [{ name: 'STAGE' }] }),
  ],
  failed: [
    {
      resource: graphqlApi({
        environment: [{ name: 'STAGE' }, { name: 'KEY', secret: 'password' }],
      }),
      matching: {
        evidence: [{ path: 'environmentVariables.KEY', value: 'password' }],
      },
    },
  ],
  notAvailable: [
    graphqlApi({
      environment: unknown(
        'denied',
        'appsync:GetGraphqlApiEnvironmentVariables',
      ),
    }),
  ],
});
