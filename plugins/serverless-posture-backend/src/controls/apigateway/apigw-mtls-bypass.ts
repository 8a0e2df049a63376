import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { whereKnown } from '../whereKnown';
import { API_TYPES, apisOf, domainRemedy } from './domains';

/** Source: API Gateway guide, "How to turn on mutual TLS authentication for your REST APIs". */
export const apigwMtlsBypass = control({
  id: 'apigw-mtls-bypass',
  title: 'No other way leads around the mutual TLS of a custom domain',
  description:
    'A domain name that asks for client certificates guards nothing while the same API answers without one: at its default ' +
    'endpoint, or at another domain name without mutual TLS. All APIs to which the name leads are judged, those of both ' +
    'versions of the service. Names with routing rules cannot be judged. The working copies of the APIs are judged, which ' +
    'may be ahead of their stages.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGateway::DomainName',
  reads: ['AWS::ApiGateway::DomainName', ...API_TYPES],
  references: {
    serverlessLens: ['SEC 1', 'SEC 2'],
    owasp: ['SAS-02'],
    documents: [
      {
        title:
          'How to turn on mutual TLS authentication for your REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html',
      },
    ],
  },
  evaluate(domain, context) {
    if (domain.mutualTls === null)
      return notApplicable('clients need no certificate');
    const apis = apisOf(domain, context);
    const others = context
      .resources('AWS::ApiGateway::DomainName')
      .filter(({ $ }) => $.arn !== domain.$.arn);
    const leadsAround = (other: (typeof others)[number]) =>
      other.mutualTls === null &&
      other.apiIds.some(id => domain.apiIds.includes(id));
    const found = [
      ...apis
        .filter(api => !api.disableExecuteApiEndpoint)
        .map(api => evidence('disableExecuteApiEndpoint', false, api.$.arn)),
      ...others
        .filter(other => whereKnown(() => leadsAround(other)))
        .map(other => evidence('mutualTlsAuthentication', null, other.$.arn)),
    ];
    if (found.length > 0) return failed(found);
    // Those that aren't known may lead around.
    others.forEach(leadsAround);
    return passed();
  },
  remedy: domain =>
    domainRemedy(
      domain,
      `Disable the default endpoint of every API behind ${domain.name}, and ask for certificates at their other domain names.`,
      {
        cli: `aws apigateway update-rest-api --region ${domain.region} --rest-api-id <id> --patch-operations op=replace,path=/disableExecuteApiEndpoint,value=true`,
        cloudformation: '# on each API\nDisableExecuteApiEndpoint: true',
        terraform: '# on each API\ndisable_execute_api_endpoint = true',
      },
    ),
});
