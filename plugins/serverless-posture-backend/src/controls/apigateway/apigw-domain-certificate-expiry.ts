import {
  control,
  DomainCertificate,
  Evidence,
  evidence,
  failed,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { expiresWithin } from '../expiry';
import { domainRemedy } from './domains';

/** What of a domain name tells that its certificate stands in the way. */
const BROKEN = [
  'PENDING_CERTIFICATE_REIMPORT',
  'PENDING_OWNERSHIP_VERIFICATION',
];

/** Source: Security Hub ACM.1. */
export const apigwDomainCertificateExpiry = control({
  id: 'apigw-domain-certificate-expiry',
  title:
    'The certificate of the custom domain is valid, and its renewal does not fail',
  description:
    'When the certificate expires, every client is turned away. It must be issued, not expire within the days of the ' +
    'parameter, and neither its renewal nor the domain name may wait for somebody. ACM renews 60 days ahead, so that less ' +
    'means that it could not. Certificates in us-east-1 of edge-optimized names in other Regions are not read.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGateway::DomainName',
  references: {
    securityHub: ['ACM.1'],
    config: ['acm-certificate-expiration-check'],
    documents: [
      {
        title: 'Managed certificate renewal in AWS Certificate Manager',
        url: 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html',
      },
    ],
  },
  parameters: {
    days: {
      description: 'Days that a certificate must still be valid.',
      default: 30,
      minimum: 0,
    },
  },
  evaluate(domain, context) {
    if (BROKEN.includes(domain.status))
      return failed([evidence('domainNameStatus', domain.status)]);
    const { certificates } = domain;
    const isLate = expiresWithin(context);
    const found = certificates.flatMap(one => wrongWith(one, isLate));
    if (found.length > 0) return failed(found);
    return certificates.length > 0
      ? passed()
      : notAvailable(
          { errorClass: 'not-read', operation: 'acm:DescribeCertificate' },
          'the domain name does not say which certificate of ACM it has',
        );
  },
  remedy: domain =>
    domainRemedy(
      domain,
      `Renew or re-import the certificate of ${domain.name}, and keep the records in DNS that prove the name.`,
      {
        cli: `aws acm describe-certificate --region ${domain.region} --certificate-arn <ARN> --query Certificate.RenewalSummary`,
        cloudformation: 'RegionalCertificateArn: !Ref Certificate',
        terraform:
          'regional_certificate_arn = aws_acm_certificate_validation.domain.certificate_arn',
      },
    ),
});

function wrongWith(
  { arn, status, notAfter, renewalStatus }: DomainCertificate,
  isLate: (date: string) => boolean,
): Evidence[] {
  if (status !== 'ISSUED') return [evidence('Certificate.Status', status, arn)];
  const found: Evidence[] = [];
  if (notAfter !== null && isLate(notAfter))
    found.push(evidence('Certificate.NotAfter', notAfter, arn));
  if (renewalStatus === 'FAILED' || renewalStatus === 'PENDING_VALIDATION') {
    found.push(
      evidence('Certificate.RenewalSummary.RenewalStatus', renewalStatus, arn),
    );
  }
  return found;
}
