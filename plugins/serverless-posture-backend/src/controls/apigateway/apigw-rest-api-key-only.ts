import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { idsOf, methodConsole } from './remedies';

/** Source: API Gateway guide, "Usage plans and API keys for REST APIs in API Gateway". */
export const apigwRestApiKeyOnly = control({
  id: 'apigw-rest-api-key-only',
  title: 'The method does not rely on an API key alone',
  description:
    'API keys meter and throttle clients. They travel in plain headers, are shared and seldom change: a key is no ' +
    'authentication. Methods that ask for a key must have IAM, Cognito or a Lambda authorizer besides. Checks within the ' +
    'function are not visible. The working copy of the API is judged, which may be ahead of its stages.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Method',
  references: {
    documents: [
      {
        title: 'Usage plans and API keys for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
      },
    ],
  },
  evaluate(method) {
    if (!method.apiKeyRequired) return notApplicable('asks for no API key');
    return method.authorizationType === 'NONE'
      ? failed([
          evidence('apiKeyRequired', true),
          evidence('authorizationType', 'NONE'),
        ])
      : passed(method.authorizationType);
  },
  remedy: method => {
    const { restapis, resources, methods } = idsOf(method);
    return {
      summary: `Set IAM, Cognito or a Lambda authorizer on ${method.name}, keep the key for metering, and deploy the API.`,
      console: methodConsole(method, 'Method request', 'Edit'),
      cli: `aws apigateway update-method --region ${method.region} --rest-api-id ${restapis} --resource-id ${resources} --http-method ${methods} --patch-operations op=replace,path=/authorizationType,value=AWS_IAM`,
      cloudformation: `# ${method.name}, AWS::ApiGateway::Method\nApiKeyRequired: true\nAuthorizationType: COGNITO_USER_POOLS\nAuthorizerId: !Ref Authorizer`,
      terraform: `# aws_api_gateway_method of ${method.name}\nauthorization = "COGNITO_USER_POOLS"\nauthorizer_id = aws_api_gateway_authorizer.authorizer.id`,
    };
  },
});
