import {
  control,
  evidence,
  failed,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeDistribution, distributionFix } from './remedies';

const RECOMMENDED = ['TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025'];
const WITH_WEAK_CIPHERS = ['TLSv1.2_2018', 'TLSv1.2_2019'];
const OLD = ['SSLv3', 'TLSv1', 'TLSv1_2016', 'TLSv1.1_2016'];

/** Source: Security Hub CloudFront.15. */
export const cloudfrontTlsPolicy = control({
  id: 'cloudfront-tls-policy',
  title: 'Viewers use a recommended TLS security policy',
  description:
    'Old TLS versions and ciphers let others read or change what travels. The policy must be TLSv1.2_2021 or a later one; ' +
    'those with TLS 1.2 as the floor but weak ciphers fail with low severity. With the certificate of CloudFront itself ' +
    'the policy is TLSv1, whatever is asked for.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  references: {
    securityHub: ['CloudFront.15'],
    config: ['cloudfront-ssl-policy-check', 'cloudfront-security-policy-check'],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Supported protocols and ciphers between viewers and CloudFront',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
      },
    ],
  },
  evaluate({ viewerCertificate: { isDefault, minimumProtocolVersion } }) {
    if (isDefault) {
      return failed([
        evidence('ViewerCertificate.CloudFrontDefaultCertificate', true),
      ]);
    }
    if (RECOMMENDED.includes(minimumProtocolVersion))
      return passed(minimumProtocolVersion);
    const found = [
      evidence(
        'ViewerCertificate.MinimumProtocolVersion',
        minimumProtocolVersion,
      ),
    ];
    if (OLD.includes(minimumProtocolVersion)) return failed(found);
    if (WITH_WEAK_CIPHERS.includes(minimumProtocolVersion)) {
      return failed(found, {
        severity: 'LOW',
        reason: 'TLS 1.2 is the floor, but weak ciphers are allowed',
      });
    }
    return notAvailable(
      { errorClass: 'unsupported' },
      `${minimumProtocolVersion} is no security policy that we know`,
    );
  },
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Give ${distribution.name} a certificate of its own and the security policy TLSv1.2_2021 or a later one.`,
      {
        page: 'General > Settings',
        cloudformation:
          'ViewerCertificate:\n  AcmCertificateArn: !Ref Certificate\n  SslSupportMethod: sni-only\n  MinimumProtocolVersion: TLSv1.2_2021',
        terraform:
          'viewer_certificate {\n  acm_certificate_arn      = aws_acm_certificate.edge.arn\n  ssl_support_method       = "sni-only"\n  minimum_protocol_version = "TLSv1.2_2021"\n}',
      },
    ),
  fix: distributionFix,
});
