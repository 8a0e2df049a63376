import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, idsOf } from './remedies';

/** Source: API Gateway guide, "Control access to HTTP APIs with JWT authorizers in API Gateway". */
export const apigwHttpJwtScopes = control({
  id: 'apigw-http-jwt-scopes',
  title: 'The route with a JWT authorizer requires a scope',
  description:
    'Without scopes, any token of the issuer and audience opens the route, whatever it was made out for. A route with a ' +
    'JWT authorizer must name at least one. Checks of claims within the integration are not visible.',
  severity: 'LOW',
  profile: 'all',
  layer: 'API',
  resourceType: 'AWS::ApiGatewayV2::Route',
  references: {
    documents: [
      {
        title:
          'Control access to HTTP APIs with JWT authorizers in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
      },
    ],
  },
  evaluate(route) {
    if (route.authorizationType !== 'JWT')
      return notApplicable('no JWT authorizer');
    return route.authorizationScopes.length > 0
      ? passed(route.authorizationScopes.join(', '))
      : failed([evidence('AuthorizationScopes', null)]);
  },
  remedy: route => {
    const { apis, routes } = idsOf(route);
    return {
      summary: `Name the scopes that tokens must hold for the route ${route.name}.`,
      console: consolePath(route, apis, 'Routes', route.name, 'Authorization'),
      cli: `aws apigatewayv2 update-route --region ${route.region} --api-id ${apis} --route-id ${routes} --authorization-scopes <scope>`,
      cloudformation: `# ${route.name}, AWS::ApiGatewayV2::Route\nAuthorizationScopes:\n  - <scope>`,
      terraform: `# aws_apigatewayv2_route of ${route.name}\nauthorization_scopes = ["<scope>"]`,
    };
  },
});
