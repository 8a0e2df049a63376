import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpIntegration,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpPrivateIntegrationTls } from './apigw-http-private-integration-tls';

const overLink = (attributes: Parameters<typeof httpIntegration>[0] = {}) =>
  httpIntegration({
    integrationType: 'HTTP_PROXY',
    connectionType: 'VPC_LINK',
    ...attributes,
  });

testControl(apigwHttpPrivateIntegrationTls, {
  passed: [
    overLink({ serverNameToVerify: 'back.example.com' }),
    {
      resource: overLink({ backendScheme: 'https' }),
      note: 'of a WebSocket API',
    },
  ],
  failed: [
    {
      resource: overLink(),
      matching: {
        evidence: [{ path: 'TlsConfig.ServerNameToVerify', value: null }],
      },
    },
    overLink({ backendScheme: 'http' }),
  ],
  notAvailable: [
    httpIntegration({
      connectionType: unknown('denied', 'apigatewayv2:GetIntegrations'),
    }),
    {
      resource: overLink({ backendScheme: unknown('not-read') }),
      note: 'a stage variable names the back end',
    },
  ],
  notApplicable: [httpIntegration()],
});
