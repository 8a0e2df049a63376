import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  bucketOrigin,
  cacheBehavior,
  distribution,
  distributionOrigin,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontOriginTls } from './cloudfront-origin-tls';

const custom = (protocolPolicy: string, ...sslProtocols: string[]) =>
  distributionOrigin({ custom: { protocolPolicy, sslProtocols } });

const allowsHttp = [cacheBehavior({ viewerProtocolPolicy: 'allow-all' })];

testControl(cloudfrontOriginTls, {
  passed: [
    distribution({ origins: [custom('https-only', 'TLSv1.2')] }),
    {
      resource: distribution({ origins: [custom('match-viewer', 'TLSv1.2')] }),
      note: 'viewers come by HTTPS only',
    },
  ],
  failed: [
    {
      resource: distribution({ origins: [custom('http-only', 'TLSv1.2')] }),
      severity: 'MEDIUM',
      matching: {
        evidence: [
          { path: 'Origins[api].CustomOriginConfig.OriginProtocolPolicy' },
        ],
      },
    },
    distribution({
      origins: [custom('match-viewer', 'TLSv1.2')],
      behaviors: allowsHttp,
    }),
    {
      resource: distribution({
        origins: [custom('https-only', 'SSLv3', 'TLSv1.2')],
      }),
      note: 'no lower severity',
    },
    {
      resource: distribution({
        origins: [custom('https-only', 'TLSv1', 'TLSv1.1', 'TLSv1.2')],
      }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    distribution({
      origins: unknown('denied', 'cloudfront:ListDistributions'),
    }),
  ],
  notApplicable: [
    distribution({ origins: [bucketOrigin()], behaviors: allowsHttp }),
  ],
});
