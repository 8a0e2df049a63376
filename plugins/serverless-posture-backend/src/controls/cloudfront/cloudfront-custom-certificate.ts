import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeDistribution, distributionFix } from './remedies';

/** Source: Security Hub CloudFront.7 and CloudFront.8. */
export const cloudfrontCustomCertificate = control({
  id: 'cloudfront-custom-certificate',
  title: 'The distribution uses a certificate of its own with SNI',
  description:
    'With the certificate of *.cloudfront.net viewers cannot tell whose site they use, and old TLS versions cannot be ' +
    'switched off. A certificate of its own must be served by server name (SNI); dedicated addresses cost extra and are ' +
    'for clients that nobody has any more.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  references: {
    securityHub: ['CloudFront.7', 'CloudFront.8'],
    config: ['cloudfront-custom-ssl-certificate', 'cloudfront-sni-enabled'],
    documents: [
      {
        title: 'Use HTTPS with CloudFront',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-alternate-domain-names.html',
      },
    ],
  },
  evaluate({ viewerCertificate: { isDefault, sslSupportMethod } }) {
    if (isDefault) {
      return failed([
        evidence('ViewerCertificate.CloudFrontDefaultCertificate', true),
      ]);
    }
    return sslSupportMethod === 'sni-only'
      ? passed()
      : failed([
          evidence('ViewerCertificate.SSLSupportMethod', sslSupportMethod),
        ]);
  },
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Serve ${distribution.name} with a certificate of ACM and SNI.`,
      {
        page: 'General > Settings',
        cloudformation:
          'ViewerCertificate:\n  AcmCertificateArn: !Ref Certificate\n  SslSupportMethod: sni-only',
        terraform:
          'viewer_certificate {\n  acm_certificate_arn = aws_acm_certificate.edge.arn\n  ssl_support_method  = "sni-only"\n}',
      },
    ),
  fix: distributionFix,
});
