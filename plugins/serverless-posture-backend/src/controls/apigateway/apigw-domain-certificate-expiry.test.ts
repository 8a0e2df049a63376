import {
  DomainCertificate,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  domainName,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwDomainCertificateExpiry } from './apigw-domain-certificate-expiry';

const ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate/1';

const withCertificate = (certificate: Partial<DomainCertificate> = {}) =>
  domainName({
    certificates: [
      {
        arn: ARN,
        status: 'ISSUED',
        notAfter: '2027-03-01T00:00:00.000Z',
        renewalStatus: null,
        ...certificate,
      },
    ],
  });

testControl(apigwDomainCertificateExpiry, {
  passed: [
    withCertificate(),
    withCertificate({ renewalStatus: 'SUCCESS' }),
    withCertificate({ renewalStatus: 'PENDING_AUTO_RENEWAL' }),
    {
      resource: withCertificate({ notAfter: '2026-12-01T00:00:00.000Z' }),
      parameters: { days: 7 },
    },
  ],
  failed: [
    {
      resource: withCertificate({ notAfter: '2026-11-20T00:00:00.000Z' }),
      note: 'expired',
      matching: { evidence: [{ path: 'Certificate.NotAfter', arn: ARN }] },
    },
    withCertificate({ notAfter: '2026-12-01T00:00:00.000Z' }),
    withCertificate({ status: 'REVOKED' }),
    withCertificate({ status: 'EXPIRED' }),
    withCertificate({ renewalStatus: 'FAILED' }),
    withCertificate({ renewalStatus: 'PENDING_VALIDATION' }),
    {
      resource: domainName({
        status: 'PENDING_CERTIFICATE_REIMPORT',
        certificates: unknown('denied'),
      }),
      matching: { evidence: [{ path: 'domainNameStatus' }] },
    },
  ],
  notAvailable: [
    domainName({ certificates: unknown('denied', 'acm:DescribeCertificate') }),
    { resource: domainName({ certificates: [] }), note: 'an uploaded one' },
  ],
});
