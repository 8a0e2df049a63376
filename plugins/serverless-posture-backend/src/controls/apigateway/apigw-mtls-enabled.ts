import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { domainRemedy, updateDomainCli } from './domains';

/** Source: API Gateway guide, "How to turn on mutual TLS authentication for your REST APIs". */
export const apigwMtlsEnabled = control({
  id: 'apigw-mtls-enabled',
  title: 'Custom domains for partners use mutual TLS',
  description:
    'Partners prove with a certificate that it is them before any request is read. Which names are for partners cannot be ' +
    'seen: those of the parameter are judged, by their own name or, with a leading *., by their domain.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGateway::DomainName',
  references: {
    serverlessLens: ['SEC 1'],
    documents: [
      {
        title:
          'How to turn on mutual TLS authentication for your REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html',
      },
    ],
  },
  parameters: {
    partnerDomains: {
      description:
        'Domain names for partners, such as partners.example.com or *.b2b.example.com.',
      default: [],
    },
  },
  evaluate({ $, mutualTls }, context) {
    const isForPartners = context
      .parameter<string[]>('partnerDomains')
      .some(name =>
        name.startsWith('*.')
          ? $.name.endsWith(name.slice(1))
          : $.name === name,
      );
    if (!isForPartners) return notApplicable('no domain name for partners');
    return mutualTls === null
      ? failed([evidence('mutualTlsAuthentication', null)])
      : passed();
  },
  remedy: domain =>
    domainRemedy(
      domain,
      `Give ${domain.name} a truststore with the certificates of its partners.`,
      {
        cli: updateDomainCli(
          domain,
          'op=replace,path=/mutualTlsAuthentication/truststoreUri,value=s3://<bucket>/truststore.pem',
        ),
        cloudformation:
          'MutualTlsAuthentication:\n  TruststoreUri: s3://<bucket>/truststore.pem',
        terraform:
          'mutual_tls_authentication {\n  truststore_uri = "s3://<bucket>/truststore.pem"\n}',
      },
    ),
});
