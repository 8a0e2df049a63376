import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { childrenOf } from './childrenOf';
import { methodConsole } from './remedies';

/** Source: API Gateway guide, "CORS for REST APIs in API Gateway". */
export const apigwRestCorsWildcard = control({
  id: 'apigw-rest-cors-wildcard',
  title:
    'Authorized REST resources do not let every web site read their answers',
  description:
    'With Access-Control-Allow-Origin: * scripts of any site that got hold of a token may read what the method answers. ' +
    'Judged are constants in the integration responses of the method and of OPTIONS on its path. What a function or back ' +
    'end answers itself, and gateway responses for errors, are not read.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Method',
  reads: ['AWS::ApiGateway::Method'],
  references: {
    serverlessLens: ['SEC 1'],
    documents: [
      {
        title: 'CORS for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      },
    ],
  },
  evaluate(method, context) {
    if (method.httpMethod === 'OPTIONS')
      return notApplicable('judged with the methods of its path');
    if (method.authorizationType === 'NONE')
      return notApplicable('the method asks for no authorization');
    const answering = [
      method,
      ...childrenOf(
        'AWS::ApiGateway::Method',
        method.$.parentArn,
        context,
      ).filter(
        other => other.httpMethod === 'OPTIONS' && other.path === method.path,
      ),
    ].filter(({ corsOrigins }) => corsOrigins.length > 0);
    if (answering.length === 0)
      return notApplicable('no constant origin in integration responses');
    const open = answering.filter(({ corsOrigins }) =>
      corsOrigins.includes('*'),
    );
    return open.length
      ? failed(
          open.map(({ $ }) =>
            evidence(
              'integrationResponses.*.responseParameters.method.response.header.Access-Control-Allow-Origin',
              "'*'",
              $.arn,
            ),
          ),
        )
      : passed();
  },
  remedy: method => ({
    summary: `Answer ${method.name} and OPTIONS on its path with the exact origins of your web sites, and deploy the API.`,
    console: methodConsole(method, 'Integration response', 'Edit'),
    cli: `aws apigateway get-resources --region ${method.region} --embed methods --rest-api-id <id> # then update-integration-response`,
    cloudformation: `# ${method.name}, AWS::ApiGateway::Method\nIntegration:\n  IntegrationResponses:\n    - StatusCode: "200"\n      ResponseParameters:\n        method.response.header.Access-Control-Allow-Origin: "'https://www.example.com'"`,
    terraform: `# aws_api_gateway_integration_response of ${method.name}\nresponse_parameters = {\n  "method.response.header.Access-Control-Allow-Origin" = "'https://www.example.com'"\n}`,
  }),
});
