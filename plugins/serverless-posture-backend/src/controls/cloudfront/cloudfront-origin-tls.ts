import {
  control,
  DistributionOrigin,
  evidence,
  Evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeDistribution, distributionFix } from './remedies';

/** Source: Security Hub CloudFront.9 and CloudFront.10. */
export const cloudfrontOriginTls = control({
  id: 'cloudfront-origin-tls',
  title: 'Traffic to custom origins is HTTPS with TLS 1.2',
  description:
    'Between the edge and the origin everything travels over the internet. An origin called by HTTP, or by whatever viewers ' +
    'use while a behavior allows HTTP, fails, and so does one that may fall back to SSL 3. TLS 1.0 and 1.1 fail with low ' +
    'severity. Web sites of buckets speak HTTP only. Buckets and VPC origins are left out.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  references: {
    securityHub: ['CloudFront.9', 'CloudFront.10'],
    config: [
      'cloudfront-traffic-to-origin-encrypted',
      'cloudfront-no-deprecated-ssl-protocols',
    ],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title:
          'Require HTTPS for communication between CloudFront and your custom origin',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html',
      },
    ],
  },
  evaluate({ origins, behaviors }) {
    const custom = origins.filter(origin => origin.custom !== null);
    if (custom.length === 0) return notApplicable('no origin is a custom one');
    const allowsHttp = behaviors.some(
      one => one.viewerProtocolPolicy === 'allow-all',
    );
    const cleartext = custom.flatMap(origin => cleartextOf(origin, allowsHttp));
    const old = custom.flatMap(origin => oldProtocolsOf(origin));
    const found = [...cleartext, ...old];
    if (found.length === 0) return passed();
    const isLow =
      cleartext.length === 0 && old.every(({ value }) => value !== 'SSLv3');
    return isLow
      ? failed(found, { severity: 'LOW', reason: 'old versions of TLS' })
      : failed(found);
  },
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Let ${distribution.name} call its origins by HTTPS only, with TLSv1.2.`,
      {
        page: 'Origins',
        cloudformation:
          'Origins:\n  - Id: <origin>\n    CustomOriginConfig:\n      OriginProtocolPolicy: https-only\n      OriginSSLProtocols: [TLSv1.2]',
        terraform:
          'origin {\n  custom_origin_config {\n    origin_protocol_policy = "https-only"\n    origin_ssl_protocols   = ["TLSv1.2"]\n  }\n}',
      },
    ),
  fix: distributionFix,
});

function cleartextOf(
  { id, custom }: DistributionOrigin,
  allowsHttp: boolean,
): Evidence[] {
  const policy = custom!.protocolPolicy;
  const isCleartext =
    policy === 'http-only' || (policy === 'match-viewer' && allowsHttp);
  return isCleartext
    ? [
        evidence(
          `Origins[${id}].CustomOriginConfig.OriginProtocolPolicy`,
          policy,
        ),
      ]
    : [];
}

function oldProtocolsOf({ id, custom }: DistributionOrigin): Evidence[] {
  if (custom!.protocolPolicy === 'http-only') return [];
  return custom!.sslProtocols
    .filter(protocol => ['SSLv3', 'TLSv1', 'TLSv1.1'].includes(protocol))
    .map(protocol =>
      evidence(
        `Origins[${id}].CustomOriginConfig.OriginSslProtocols`,
        protocol,
      ),
    );
}
