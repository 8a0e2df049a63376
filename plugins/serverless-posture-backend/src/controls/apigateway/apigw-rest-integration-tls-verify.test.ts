import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ResourceOptions,
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestIntegrationTlsVerify } from './apigw-rest-integration-tls-verify';

const calling = (attributes: ResourceOptions<'AWS::ApiGateway::Method'>) =>
  restMethod({
    integrationType: 'HTTP_PROXY',
    backendScheme: 'https',
    ...attributes,
  });

testControl(apigwRestIntegrationTlsVerify, {
  passed: [calling({}), calling({ connectionType: 'VPC_LINK' })],
  failed: [
    {
      resource: calling({ insecureSkipVerification: true }),
      matching: {
        evidence: [
          {
            path: 'methodIntegration.tlsConfig.insecureSkipVerification',
            value: true,
          },
        ],
      },
    },
    {
      resource: calling({
        insecureSkipVerification: true,
        backendScheme: unknown('not-read'),
      }),
      note: 'whatever the back end is',
    },
  ],
  notAvailable: [
    calling({ insecureSkipVerification: unknown('denied') }),
    calling({ backendScheme: unknown('not-read') }),
    calling({ integrationType: unknown('denied') }),
  ],
  notApplicable: [
    { resource: calling({ backendScheme: 'http' }), note: 'no TLS' },
    restMethod({ integrationType: 'AWS_PROXY' }),
  ],
});
