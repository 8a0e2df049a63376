import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  distribution,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontCustomCertificate } from './cloudfront-custom-certificate';

const certificate = (isDefault: boolean, sslSupportMethod: string | null) =>
  distribution({
    viewerCertificate: {
      isDefault,
      sslSupportMethod,
      minimumProtocolVersion: 'TLSv1.2_2021',
    },
  });

testControl(cloudfrontCustomCertificate, {
  passed: [certificate(false, 'sni-only')],
  failed: [
    certificate(true, null),
    {
      resource: certificate(false, 'vip'),
      matching: {
        evidence: [
          { path: 'ViewerCertificate.SSLSupportMethod', value: 'vip' },
        ],
      },
    },
  ],
  notAvailable: [
    distribution({
      viewerCertificate: unknown('denied', 'cloudfront:ListDistributions'),
    }),
  ],
});
