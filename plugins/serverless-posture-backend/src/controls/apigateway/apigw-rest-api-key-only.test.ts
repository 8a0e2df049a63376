import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestApiKeyOnly } from './apigw-rest-api-key-only';

testControl(apigwRestApiKeyOnly, {
  passed: (['AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const).map(
    authorizationType =>
      restMethod({ apiKeyRequired: true, authorizationType }),
  ),
  failed: [
    {
      resource: restMethod({ apiKeyRequired: true, authorizationType: 'NONE' }),
      matching: {
        evidence: [
          { path: 'apiKeyRequired', value: true },
          { path: 'authorizationType', value: 'NONE' },
        ],
      },
    },
  ],
  notAvailable: [
    restMethod({ apiKeyRequired: unknown('denied') }),
    restMethod({
      apiKeyRequired: true,
      authorizationType: unknown('malformed'),
    }),
  ],
  notApplicable: [
    {
      resource: restMethod({ authorizationType: 'NONE' }),
      note: 'neither a key nor an authorizer',
    },
    restMethod({ authorizationType: 'AWS_IAM' }),
  ],
});
