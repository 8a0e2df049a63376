import {
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, idsOf, updateHttpStageCli } from './remedies';
import { snakeCase } from './snakeCase';

/** Gives a stage of an HTTP or WebSocket API a log of its requests. */
export function accessLogRemedy(stage: ResourceIdentity): Remedy {
  const { apis, stages } = idsOf(stage);
  const format =
    '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","route":"$context.routeKey","status":"$context.status"}';
  return {
    summary: `Give the stage ${stage.name} a log group and a format.`,
    console: consolePath(stage, apis, 'Monitor', 'Logging', stages, 'Edit'),
    cli: updateHttpStageCli(
      stage,
      `--access-log-settings '${JSON.stringify({
        DestinationArn: '<ARN of the log group>',
        Format: format,
      })}'`,
    ),
    cloudformation: `# ${stage.name}, AWS::ApiGatewayV2::Stage\nAccessLogSettings:\n  DestinationArn: !GetAtt LogGroup.Arn\n  Format: '${format}'`,
    terraform: `# aws_apigatewayv2_stage of ${stage.name}\naccess_log_settings {\n  destination_arn = aws_cloudwatch_log_group.access.arn\n  format          = jsonencode(${format})\n}`,
  };
}

/** Gives a stage of an HTTP or WebSocket API limits of its own. */
export function limitRoutes(stage: ResourceIdentity): Remedy {
  return routeSettingsRemedy(
    stage,
    `Set a rate and a burst for ${stage.name} that its back ends can bear.`,
    { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 },
  );
}

/** Changes what holds for all routes of a stage that have no settings of their own. */
export function routeSettingsRemedy(
  stage: ResourceIdentity,
  summary: string,
  settings: Record<string, string | number | boolean>,
): Remedy {
  const { apis, stages } = idsOf(stage);
  const entries = Object.entries(settings);
  return {
    summary,
    console: consolePath(stage, apis, 'Stages', stages, 'Edit'),
    cli: updateHttpStageCli(
      stage,
      `--default-route-settings ${entries
        .map(([name, value]) => `${name}=${value}`)
        .join(',')}`,
    ),
    cloudformation: `# ${
      stage.name
    }, AWS::ApiGatewayV2::Stage\nDefaultRouteSettings:\n${entries
      .map(([name, value]) => `  ${name}: ${value}`)
      .join('\n')}`,
    terraform: `# aws_apigatewayv2_stage of ${
      stage.name
    }\ndefault_route_settings {\n${entries
      .map(([name, value]) => `  ${snakeCase(name)} = ${JSON.stringify(value)}`)
      .join('\n')}\n}`,
  };
}
