import {
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, idsOf } from './remedies';

/** Changes an authorizer of an HTTP or WebSocket API. */
export function updateAuthorizer(
  authorizer: ResourceIdentity,
  summary: string,
  change: { cli: string; cloudformation: string; terraform: string },
): Remedy {
  const { apis, authorizers } = idsOf(authorizer);
  return {
    summary,
    console: consolePath(
      authorizer,
      apis,
      'Authorization',
      'Manage authorizers',
      authorizer.name,
    ),
    cli: `aws apigatewayv2 update-authorizer --region ${authorizer.region} --api-id ${apis} --authorizer-id ${authorizers} ${change.cli}`,
    cloudformation: `# ${authorizer.name}, AWS::ApiGatewayV2::Authorizer\n${change.cloudformation}`,
    terraform: `# aws_apigatewayv2_authorizer of ${authorizer.name}\n${change.terraform}`,
  };
}

/** Changes an integration of an HTTP or WebSocket API. */
export function updateHttpIntegration(
  integration: ResourceIdentity,
  summary: string,
  change: { cli: string; cloudformation: string; terraform: string },
): Remedy {
  const { apis, integrations } = idsOf(integration);
  return {
    summary,
    console: consolePath(
      integration,
      apis,
      'Integrations',
      'Manage integrations',
      integrations,
    ),
    cli: `aws apigatewayv2 update-integration --region ${integration.region} --api-id ${apis} --integration-id ${integrations} ${change.cli}`,
    cloudformation: `# ${integration.name}, AWS::ApiGatewayV2::Integration\n${change.cloudformation}`,
    terraform: `# aws_apigatewayv2_integration of ${integration.name}\n${change.terraform}`,
  };
}
