import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { routeRemedy } from './routeRemedy';

/** Source: Security Hub APIGateway.8. */
export const apigwHttpRouteAuthorization = control({
  id: 'apigw-http-route-authorization',
  title: 'The HTTP API route authorizes its caller',
  description:
    'A route without authorization answers whoever finds its URL. JWT and Lambda authorizers and IAM count. OPTIONS routes ' +
    'are left out: browsers send preflight requests without credentials. $default counts like any route. What an ' +
    'authorizer decides, and checks within the integration, are not visible. The working copy of the API is judged, which ' +
    'may be ahead of stages without automatic deployment.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::ApiGatewayV2::Route',
  references: {
    securityHub: ['APIGateway.8'],
    config: ['api-gwv2-authorization-type-configured'],
    documents: [
      {
        title: 'Control and manage access to HTTP APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html',
      },
    ],
  },
  evaluate(route) {
    if (route.protocolType !== 'HTTP')
      return notApplicable('a route of a WebSocket API');
    if (/^OPTIONS /i.test(route.routeKey)) {
      return notApplicable('preflight requests carry no credentials');
    }
    return route.authorizationType === 'NONE'
      ? failed([evidence('AuthorizationType', 'NONE')])
      : passed(route.authorizationType);
  },
  remedy: route =>
    routeRemedy(
      route,
      `Set a JWT or Lambda authorizer or IAM on the route ${route.name}.`,
      'JWT',
    ),
});
