import {
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, idsOf } from './remedies';

/** Sets an authorization type on a route. */
export function routeRemedy(
  route: ResourceIdentity,
  summary: string,
  authorizationType: 'JWT' | 'CUSTOM',
): Remedy {
  const { apis, routes } = idsOf(route);
  return {
    summary,
    console: consolePath(
      route,
      apis,
      'Routes',
      route.name,
      'Attach authorization',
    ),
    cli: `aws apigatewayv2 update-route --region ${route.region} --api-id ${apis} --route-id ${routes} --authorization-type ${authorizationType} --authorizer-id <id of the authorizer>`,
    cloudformation: `# ${route.name}, AWS::ApiGatewayV2::Route\nAuthorizationType: ${authorizationType}\nAuthorizerId: !Ref Authorizer`,
    terraform: `# aws_apigatewayv2_route of ${route.name}\nauthorization_type = "${authorizationType}"\nauthorizer_id      = aws_apigatewayv2_authorizer.authorizer.id`,
  };
}
