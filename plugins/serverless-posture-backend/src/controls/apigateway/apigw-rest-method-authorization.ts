import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { whereKnown } from '../whereKnown';
import { limitsCallers } from './limitsCallers';
import { consolePath, idsOf } from './remedies';

/** Source: API Gateway guide, "Control and manage access to REST APIs in API Gateway". */
export const apigwRestMethodAuthorization = control({
  id: 'apigw-rest-method-authorization',
  title: 'The REST API method authorizes its caller',
  description:
    'A method without authorization answers whoever finds its URL. IAM, Cognito and Lambda authorizers count; an API key ' +
    'does not, because it identifies a client for metering. OPTIONS is left out: browsers send preflight requests ' +
    'without credentials. Where the resource policy of the API limits callers, or a mock answers, the severity is low. ' +
    'What an authorizer decides, and checks within the function, are not visible. The working copy of the API is judged; ' +
    'where a stage serves a method openly that the working copy authorizes, apigw-rest-deployed-authorization fails.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Method',
  reads: ['AWS::ApiGateway::RestApi'],
  references: {
    documents: [
      {
        title: 'Control and manage access to REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
      },
    ],
  },
  evaluate(method, context) {
    if (method.httpMethod === 'OPTIONS')
      return notApplicable('preflight requests carry no credentials');
    if (method.authorizationType !== 'NONE')
      return passed(method.authorizationType);
    const found = [evidence('authorizationType', 'NONE')];
    const { parentArn } = method.$;
    const isLimited = whereKnown(() => {
      const api =
        parentArn && context.resource('AWS::ApiGateway::RestApi', parentArn);
      return api && limitsCallers(api);
    });
    if (isLimited) {
      return failed(found, {
        severity: 'LOW',
        reason: 'the resource policy of the API limits who may call it',
      });
    }
    if (whereKnown(() => method.integrationType) === 'MOCK') {
      return failed(found, {
        severity: 'LOW',
        reason: 'a mock integration answers',
      });
    }
    return whereKnown(() => method.apiKeyRequired)
      ? failed(found, { reason: 'an API key is no authentication' })
      : failed(found);
  },
  remedy: method => {
    const { restapis, resources, methods } = idsOf(method);
    return {
      summary: `Set IAM, Cognito or a Lambda authorizer on ${method.name} and deploy the API.`,
      console: consolePath(
        method,
        restapis,
        'Resources',
        method.name,
        'Method request',
        'Edit',
      ),
      cli: `aws apigateway update-method --region ${method.region} --rest-api-id ${restapis} --resource-id ${resources} --http-method ${methods} --patch-operations op=replace,path=/authorizationType,value=AWS_IAM`,
      cloudformation: `# ${method.name}, AWS::ApiGateway::Method\nAuthorizationType: COGNITO_USER_POOLS\nAuthorizerId: !Ref Authorizer`,
      terraform: `# aws_api_gateway_method of ${method.name}\nauthorization = "COGNITO_USER_POOLS"\nauthorizer_id = aws_api_gateway_authorizer.authorizer.id`,
    };
  },
});
