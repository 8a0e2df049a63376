import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  clientCertificate,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestClientCertificateExpiry } from './apigw-rest-client-certificate-expiry';

const until = (expirationDate: string) => clientCertificate({ expirationDate });

testControl(apigwRestClientCertificateExpiry, {
  passed: [
    until('2027-05-01T00:00:00.000Z'),
    {
      resource: until('2026-12-10T00:00:00.000Z'),
      parameters: { days: 7 },
    },
  ],
  failed: [
    until('2026-12-10T00:00:00.000Z'),
    { resource: until('2026-01-01T00:00:00.000Z'), note: 'expired' },
  ],
  notAvailable: [
    clientCertificate({
      expirationDate: unknown('denied', 'apigateway:GetClientCertificates'),
    }),
  ],
});
