import { control } from 'backstage-plugin-serverless-posture-node';
import { judgeLogFields } from './logFields';
import { stageConsole, stageFix, updateStageCli } from './remedies';

/** Source: API Gateway guide, "Variables for access logging for API Gateway". */
export const apigwAccessLogSensitiveFields = control({
  id: 'apigw-access-log-sensitive-fields',
  title:
    'The access log of the REST API stage leaves out personal data and keys',
  description:
    'Access logs are kept long and read by many. The format must leave out API keys, claims and other answers of ' +
    'authorizers, overridden parameters and raw paths, which hold ids (low severity). What an audit needs to name the ' +
    'caller (IAM identity, principal, subject, client, source address) counts as harmless, though it may be personal. ' +
    'What reached the log is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::ApiGateway::Stage',
  references: {
    documents: [
      {
        title: 'Variables for access logging for API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html',
      },
    ],
  },
  evaluate: stage =>
    judgeLogFields('accessLogSettings.format', stage.accessLogFormat),
  fix: stageFix,
  remedy: stage => ({
    summary: `Drop the named variables from the access log format of ${stage.name}.`,
    console: stageConsole(stage, 'Logs and tracing', 'Edit'),
    cli: updateStageCli(
      stage,
      'op=replace,path=/accessLogSettings/format,value=<format>',
    ),
    cloudformation: `# ${stage.name}, AWS::ApiGateway::Stage\nAccessLogSetting:\n  Format: '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","route":"$context.resourcePath","status":"$context.status"}'`,
  }),
});
