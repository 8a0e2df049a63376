import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  distribution,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontTlsPolicy } from './cloudfront-tls-policy';

const withPolicy = (minimumProtocolVersion: string, isDefault = false) =>
  distribution({
    viewerCertificate: {
      isDefault,
      minimumProtocolVersion,
      sslSupportMethod: isDefault ? null : 'sni-only',
    },
  });

testControl(cloudfrontTlsPolicy, {
  passed: [
    withPolicy('TLSv1.2_2021'),
    withPolicy('TLSv1.2_2025'),
    withPolicy('TLSv1.3_2025'),
  ],
  failed: [
    withPolicy('TLSv1.1_2016'),
    withPolicy('SSLv3'),
    { resource: withPolicy('TLSv1.2_2019'), matching: { severity: 'LOW' } },
    {
      resource: withPolicy('TLSv1.2_2021', true),
      note: 'the default certificate',
    },
  ],
  notAvailable: [
    distribution({
      viewerCertificate: unknown('denied', 'cloudfront:ListDistributions'),
    }),
    { resource: withPolicy('TLSv1.4_2031'), note: 'a policy yet to come' },
  ],
});
