import { control } from 'backstage-plugin-serverless-posture-node';
import { judgeDefaultEndpoint } from './defaultEndpoint';
import { consolePath, idsOf } from './remedies';

/** Source: API Gateway guide, "Disable the default endpoint for HTTP APIs". */
export const apigwHttpDefaultEndpoint = control({
  id: 'apigw-http-default-endpoint',
  title:
    'The default endpoint is off where a custom domain leads to the HTTP API',
  description:
    'The execute-api endpoint answers beside the custom domain, around what guards it. HTTP and WebSocket APIs without a ' +
    'custom domain in the Region are left out. The working copy of the API is judged, which may be ahead of stages without ' +
    'automatic deployment.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGatewayV2::Api',
  reads: ['AWS::ApiGateway::DomainName'],
  references: {
    serverlessLens: ['SEC 2'],
    documents: [
      {
        title: 'Disable the default endpoint for HTTP APIs',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html',
      },
    ],
  },
  evaluate: judgeDefaultEndpoint,
  remedy: api => ({
    summary: `Disable the default endpoint of ${api.name}.`,
    console: consolePath(api, `${idsOf(api).apis}`, 'Edit'),
    cli: `aws apigatewayv2 update-api --region ${api.region} --api-id ${
      idsOf(api).apis
    } --disable-execute-api-endpoint`,
    cloudformation: `# ${api.name}, AWS::ApiGatewayV2::Api\nDisableExecuteApiEndpoint: true`,
    terraform: `# aws_apigatewayv2_api of ${api.name}\ndisable_execute_api_endpoint = true`,
  }),
});
