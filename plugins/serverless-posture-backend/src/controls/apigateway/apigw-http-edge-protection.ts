import {
  control,
  Evidence,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { wayAround, WAY_TYPES } from '../edge/aroundDistribution';
import { whereKnown } from '../whereKnown';
import { domainsOf } from './domains';
import { consolePath, idsOf } from './remedies';

/** Source: CloudFront guide, "Add custom headers to origin requests"; HTTP APIs cannot have a web ACL of their own. */
export const apigwHttpEdgeProtection = control({
  id: 'apigw-http-edge-protection',
  title:
    'The HTTP API sits behind CloudFront with a web ACL that nobody gets around',
  description:
    'An HTTP API cannot have a web ACL of its own: a distribution with one must stand before it, and the API must not ' +
    'answer around it. A domain with mutual TLS as the only way in passes. Where a Lambda authorizer on every route could ' +
    'check a header of the distribution, whether it does cannot be seen. Distributions of other accounts are not known; ' +
    'WebSocket APIs are left out.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGatewayV2::Api',
  reads: ['AWS::CloudFront::Distribution', ...WAY_TYPES],
  references: {
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-08'],
    documents: [
      {
        title: 'Choose between REST APIs and HTTP APIs',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html',
      },
      {
        title: 'Add custom headers to origin requests',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html',
      },
    ],
  },
  evaluate(api, context) {
    if (api.protocolType !== 'HTTP') return notApplicable('a WebSocket API');
    const endpoint = `${idsOf(api.$).apis}.execute-api.${
      api.$.region
    }.amazonaws.com`;
    const names = whereKnown(() => domainsOf(api, context)) ?? [];
    const hosts = [
      endpoint,
      `${endpoint}.cn`,
      ...names.map(({ $ }) => $.name.toLowerCase()),
    ];
    const fronts = context
      .resources('AWS::CloudFront::Distribution')
      .filter(({ enabled }) => enabled)
      .flatMap(distribution =>
        distribution.origins
          .filter(({ domainName }) => hosts.includes(domainName))
          .map(origin => ({ distribution, origin })),
      );
    if (fronts.length === 0) {
      domainsOf(api, context); // Not known, they might be an origin.
      return failed([evidence('Origins[].DomainName', 'no distribution')]);
    }
    const found = fronts
      .filter(({ distribution }) => distribution.webAclId === null)
      .map(
        ({ distribution: { $ } }): Evidence =>
          evidence('WebACLId', null, $.arn),
      );
    const ways = fronts.map(({ origin }) => wayAround(api, origin, context));
    const open = ways.flatMap(way => (way.is === 'open' ? way.evidence : []));
    if (found.length + open.length > 0) return failed([...found, ...open]);
    for (const way of ways) {
      if (way.is === 'unseen')
        return notAvailable({ errorClass: 'not-read' }, way.reason);
    }
    return passed();
  },
  remedy: api => ({
    summary: `Front ${api.name} with a distribution and web ACL, disable its default endpoint, and check a secret header in an authorizer.`,
    console: consolePath(api, `${idsOf(api).apis}`, 'Edit'),
    cli: `aws apigatewayv2 update-api --region ${api.region} --api-id ${
      idsOf(api).apis
    } --disable-execute-api-endpoint`,
    cloudformation: `# ${api.name}, AWS::ApiGatewayV2::Api\nDisableExecuteApiEndpoint: true`,
    terraform: `# aws_apigatewayv2_api of ${api.name}\ndisable_execute_api_endpoint = true`,
  }),
});
