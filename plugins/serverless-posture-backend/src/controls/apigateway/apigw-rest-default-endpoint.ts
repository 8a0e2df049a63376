import {
  control,
  notApplicable,
} from 'backstage-plugin-serverless-posture-node';
import { judgeDefaultEndpoint } from './defaultEndpoint';
import { consolePath, idsOf, updateRestApiCli } from './remedies';

/** Source: API Gateway guide, "Disable the default endpoint for REST APIs". */
export const apigwRestDefaultEndpoint = control({
  id: 'apigw-rest-default-endpoint',
  title:
    'The default endpoint is off where a custom domain leads to the REST API',
  description:
    'The execute-api endpoint answers beside the custom domain, with the TLS policy of the API and around what guards the ' +
    'domain. Private APIs, and those without a custom domain in the Region, are left out. The working copy of the API is ' +
    'judged, which may be ahead of its stages.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGateway::RestApi',
  reads: ['AWS::ApiGateway::DomainName'],
  references: {
    serverlessLens: ['SEC 2'],
    documents: [
      {
        title: 'Disable the default endpoint for REST APIs',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html',
      },
    ],
  },
  evaluate: (api, context) =>
    api.endpointTypes.every(type => type === 'PRIVATE')
      ? notApplicable('a private API')
      : judgeDefaultEndpoint(api, context),
  remedy: api => ({
    summary: `Disable the default endpoint of ${api.name} and deploy the API.`,
    console: consolePath(api, `${idsOf(api).restapis}`, 'API settings'),
    cli: updateRestApiCli(
      api,
      'op=replace,path=/disableExecuteApiEndpoint,value=true',
    ),
    cloudformation: `# ${api.name}, AWS::ApiGateway::RestApi\nDisableExecuteApiEndpoint: true`,
    terraform: `# aws_api_gateway_rest_api of ${api.name}\ndisable_execute_api_endpoint = true`,
  }),
});
