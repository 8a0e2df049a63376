import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestIntegrationCallerCredentials } from './apigw-rest-integration-caller-credentials';

const running = (integrationCredentials: string | null) =>
  restMethod({ integrationType: 'AWS', integrationCredentials });

testControl(apigwRestIntegrationCallerCredentials, {
  passed: [
    running('arn:aws:iam::111122223333:role/orders-table'),
    { resource: running(null), note: 'a function with a resource policy' },
  ],
  failed: [
    {
      resource: running('arn:aws:iam::*:user/*'),
      matching: {
        evidence: [
          {
            path: 'methodIntegration.credentials',
            value: 'arn:aws:iam::*:user/*',
          },
        ],
      },
    },
    { resource: running('arn:aws-cn:iam::*:user/*'), note: 'in China' },
  ],
  notAvailable: [
    {
      resource: running('arn:aws:iam::${stageVariables.account}:role/orders'),
      note: 'a stage variable',
    },
    restMethod({ integrationCredentials: unknown('denied') }),
    restMethod({ integrationType: unknown('denied') }),
  ],
  notApplicable: [
    restMethod({ integrationType: 'HTTP_PROXY' }),
    restMethod({ integrationType: 'MOCK' }),
    restMethod({ integrationType: null }),
  ],
});
