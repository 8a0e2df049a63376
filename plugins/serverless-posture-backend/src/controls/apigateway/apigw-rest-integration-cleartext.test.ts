import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestIntegrationCleartext } from './apigw-rest-integration-cleartext';

testControl(apigwRestIntegrationCleartext, {
  passed: [
    restMethod({ integrationType: 'HTTP_PROXY', backendScheme: 'https' }),
    restMethod({ integrationType: 'HTTP', backendScheme: 'https' }),
  ],
  failed: [
    {
      resource: restMethod({
        integrationType: 'HTTP_PROXY',
        backendScheme: 'http',
      }),
      matching: {
        evidence: [{ path: 'methodIntegration.uri', value: 'http://…' }],
      },
    },
    {
      resource: restMethod({
        integrationType: 'HTTP_PROXY',
        backendScheme: 'http',
        connectionType: 'VPC_LINK',
      }),
      note: 'a VPC link',
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    {
      resource: restMethod({
        integrationType: 'HTTP',
        backendScheme: unknown('not-read', 'apigateway:GetResources'),
      }),
      note: 'a stage variable names the back end',
    },
    restMethod({ integrationType: unknown('denied') }),
  ],
  notApplicable: [
    restMethod({ integrationType: 'AWS_PROXY' }),
    restMethod({ integrationType: 'MOCK' }),
    restMethod({ integrationType: null }),
  ],
});
