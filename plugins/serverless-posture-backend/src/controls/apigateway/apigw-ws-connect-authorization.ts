import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { routeRemedy } from './routeRemedy';

/** Source: Security Hub APIGateway.8. */
export const apigwWsConnectAuthorization = control({
  id: 'apigw-ws-connect-authorization',
  title: 'The $connect route of the WebSocket API authorizes its caller',
  description:
    'API Gateway authorizes a WebSocket connection once, at $connect; whoever is connected may use every other route, ' +
    'where no authorization can be set. IAM and Lambda authorizers count. What an authorizer decides is not visible. The ' +
    'working copy of the API is judged, which may be ahead of stages without automatic deployment.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::ApiGatewayV2::Route',
  references: {
    securityHub: ['APIGateway.8'],
    config: ['api-gwv2-authorization-type-configured'],
    documents: [
      {
        title: 'Control and manage access to WebSocket APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html',
      },
    ],
  },
  evaluate(route) {
    if (route.protocolType !== 'WEBSOCKET')
      return notApplicable('a route of an HTTP API');
    if (route.routeKey !== '$connect')
      return notApplicable('only $connect can authorize');
    return route.authorizationType === 'NONE'
      ? failed([evidence('AuthorizationType', 'NONE')])
      : passed(route.authorizationType);
  },
  remedy: route =>
    routeRemedy(
      route,
      `Set a Lambda authorizer or IAM on the route ${route.name}.`,
      'CUSTOM',
    ),
});
