import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restApi,
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestClientCertificate } from './apigw-rest-client-certificate';

const without = (...integrationTypes: string[]) => ({
  resource: restStage({ clientCertificateId: null }),
  with: [restApi({ integrationTypes })],
  note: integrationTypes.join(', ') || 'no integration',
});

testControl(apigwRestClientCertificate, {
  passed: [
    {
      resource: restStage({ clientCertificateId: 'a1b2c3' }),
      with: [restApi({ integrationTypes: ['HTTP_PROXY'] })],
    },
  ],
  failed: [
    without('HTTP_PROXY'),
    without('AWS_PROXY', 'HTTP'),
    {
      ...without('HTTP'),
      note: 'what it lacks',
      matching: { evidence: [{ path: 'clientCertificateId', value: null }] },
    },
  ],
  notAvailable: [
    {
      resource: restStage(),
      with: [restApi({ integrationTypes: unknown('denied') })],
      note: 'methods that could not be read',
    },
    {
      resource: restStage(),
      unlisted: { 'AWS::ApiGateway::RestApi': { errorClass: 'denied' } },
      note: 'an API that could not be listed',
    },
    { resource: restStage(), note: 'an API that is not there' },
    restStage({ clientCertificateId: unknown('denied') }),
  ],
  notApplicable: [without('AWS_PROXY', 'MOCK'), without()],
});
