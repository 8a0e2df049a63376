import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpIntegration,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpIntegrationCleartext } from './apigw-http-integration-cleartext';

const proxy = (attributes: Parameters<typeof httpIntegration>[0]) =>
  httpIntegration({ integrationType: 'HTTP_PROXY', ...attributes });

testControl(apigwHttpIntegrationCleartext, {
  passed: [proxy({ backendScheme: 'https' })],
  failed: [
    proxy({ backendScheme: 'http' }),
    proxy({ integrationType: 'HTTP', backendScheme: 'http' }),
  ],
  notAvailable: [
    {
      resource: proxy({ backendScheme: unknown('not-read') }),
      note: 'a stage variable',
    },
    httpIntegration({ integrationType: unknown('denied') }),
  ],
  notApplicable: [
    httpIntegration(),
    proxy({ connectionType: 'VPC_LINK', backendScheme: 'http' }),
  ],
});
