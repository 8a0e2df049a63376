import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { childrenOf } from './childrenOf';
import { consolePath, idsOf } from './remedies';

/** Source: API Gateway guide, "Control and manage access to REST APIs in API Gateway". */
export const apigwRestAuthorizerExists = control({
  id: 'apigw-rest-authorizer-exists',
  title: 'The public REST API defines an authorizer or uses IAM',
  description:
    'An API on the internet without any authorizer cannot tell its callers apart. A Lambda or Cognito authorizer, or IAM on ' +
    'one of its methods, passes; whether each method uses it is judged by other controls. Private APIs and those without ' +
    'methods are left out.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::RestApi',
  reads: ['AWS::ApiGateway::Authorizer', 'AWS::ApiGateway::Method'],
  references: {
    serverlessLens: ['SEC 1'],
    owasp: ['SAS-02'],
    documents: [
      {
        title: 'Control and manage access to REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
      },
    ],
  },
  evaluate(api, context) {
    if (api.endpointTypes.every(type => type === 'PRIVATE'))
      return notApplicable('a private API');
    const methods = childrenOf(
      'AWS::ApiGateway::Method',
      api.$.arn,
      context,
    ).filter(({ httpMethod }) => httpMethod !== 'OPTIONS');
    if (methods.length === 0) return notApplicable('the API has no method');
    if (methods.some(one => one.authorizationType === 'AWS_IAM'))
      return passed('IAM');
    const authorizers = childrenOf(
      'AWS::ApiGateway::Authorizer',
      api.$.arn,
      context,
    );
    return authorizers.length > 0
      ? passed(authorizers[0].$.name)
      : failed([evidence('GetAuthorizers', 'none')]);
  },
  remedy: api => ({
    summary: `Create an authorizer for ${api.name} and use it on the methods.`,
    console: consolePath(api, `${idsOf(api).restapis}`, 'Authorizers'),
    cli: `aws apigateway create-authorizer --region ${
      api.region
    } --rest-api-id ${
      idsOf(api).restapis
    } --name users --type COGNITO_USER_POOLS --provider-arns <ARN of the user pool> --identity-source method.request.header.Authorization`,
    cloudformation: `# ${api.name}\nAuthorizer:\n  Type: AWS::ApiGateway::Authorizer\n  Properties:\n    RestApiId: !Ref Api\n    Type: COGNITO_USER_POOLS\n    ProviderARNs: [!GetAtt UserPool.Arn]\n    IdentitySource: method.request.header.Authorization`,
    terraform: `# ${api.name}\nresource "aws_api_gateway_authorizer" "users" {\n  rest_api_id   = aws_api_gateway_rest_api.api.id\n  type          = "COGNITO_USER_POOLS"\n  provider_arns = [aws_cognito_user_pool.users.arn]\n}`,
  }),
});
