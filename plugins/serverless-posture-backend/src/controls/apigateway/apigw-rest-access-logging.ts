import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { stageConsole, stageFix, updateStageCli } from './remedies';

/** Source: AWS Config rule apigateway-stage-access-logs-enabled. */
export const apigwRestAccessLogging = control({
  id: 'apigw-rest-access-logging',
  title: 'The REST API stage writes access logs',
  description:
    'The access log records who called what, from where and with which result, refused requests included. The stage must ' +
    'name a destination. What the format records has controls of its own; whether the log group or stream still exists ' +
    'is not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Stage',
  references: {
    config: ['apigateway-stage-access-logs-enabled'],
    documents: [
      {
        title: 'Set up CloudWatch logging for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
      },
    ],
  },
  evaluate: stage =>
    stage.accessLogDestinationArn === null
      ? failed([evidence('accessLogSettings.destinationArn', null)])
      : passed(),
  fix: stageFix,
  remedy: stage => ({
    summary: `Give the stage ${stage.name} a log group and a format.`,
    console: stageConsole(stage, 'Logs and tracing', 'Edit'),
    cli: updateStageCli(
      stage,
      'op=replace,path=/accessLogSettings/destinationArn,value=<ARN of the log group>',
      'op=replace,path=/accessLogSettings/format,value=$context.requestId $context.identity.sourceIp $context.identity.userArn $context.resourcePath $context.status',
    ),
    cloudformation: `# ${stage.name}, AWS::ApiGateway::Stage\nAccessLogSetting:\n  DestinationArn: !GetAtt LogGroup.Arn\n  Format: '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","route":"$context.resourcePath","status":"$context.status"}'`,
    terraform: `# aws_api_gateway_stage of ${stage.name}\naccess_log_settings {\n  destination_arn = aws_cloudwatch_log_group.access.arn\n  format          = jsonencode({ requestId = "$context.requestId", ip = "$context.identity.sourceIp", route = "$context.resourcePath", status = "$context.status" })\n}`,
  }),
});
