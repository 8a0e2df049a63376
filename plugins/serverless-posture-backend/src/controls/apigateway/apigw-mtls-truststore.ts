import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { domainRemedy, updateDomainCli } from './domains';

/** Source: API Gateway guide, "How to turn on mutual TLS authentication for your REST APIs". */
export const apigwMtlsTruststore = control({
  id: 'apigw-mtls-truststore',
  title: 'The truststore of mutual TLS is versioned and without warnings',
  description:
    'Whoever may write to the bucket decides which clients are trusted, unless a version of the object is pinned. ' +
    'Warnings of API Gateway, such as expired or malformed certificates, fail as well. Who may write is not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
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
  evaluate({ mutualTls }) {
    if (mutualTls === null) return notApplicable('clients need no certificate');
    const { truststoreVersion, truststoreWarnings } = mutualTls;
    const found = [
      ...(truststoreVersion === null
        ? [evidence('mutualTlsAuthentication.truststoreVersion', null)]
        : []),
      ...truststoreWarnings.map(warning =>
        evidence('mutualTlsAuthentication.truststoreWarnings', warning),
      ),
    ];
    return found.length ? failed(found) : passed();
  },
  remedy: domain =>
    domainRemedy(
      domain,
      `Pin a version of the truststore of ${domain.name}, without the certificates that API Gateway warns of.`,
      {
        cli: updateDomainCli(
          domain,
          'op=replace,path=/mutualTlsAuthentication/truststoreVersion,value=<version>',
        ),
        cloudformation:
          'MutualTlsAuthentication:\n  TruststoreVersion: <version>',
        terraform:
          'mutual_tls_authentication {\n  truststore_version = aws_s3_object.truststore.version_id\n}',
      },
    ),
});
