import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, idsOf, updateStageCli, stageFix } from './remedies';

/** Source: Security Hub APIGateway.1. */
export const apigwRestExecutionLogging = control({
  id: 'apigw-rest-execution-logging',
  title: 'Every method of the REST API stage logs its execution',
  description:
    'Execution logs show why a request was refused or failed, authorizers included. The level of the default */* must be ' +
    'ERROR or INFO, and no override may switch it OFF. Without a log role in the account and Region nothing is written; ' +
    'that is not judged here.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Stage',
  references: {
    securityHub: ['APIGateway.1'],
    config: ['api-gw-execution-logging-enabled'],
    documents: [
      {
        title: 'Set up CloudWatch logging for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
      },
    ],
  },
  evaluate({ methodSettings }) {
    const levels = new Map([['*/*', 'OFF']]);
    for (const { method, loggingLevel } of methodSettings)
      levels.set(method, loggingLevel);
    const silent = [...levels].filter(([, level]) => level === 'OFF');
    return silent.length === 0
      ? passed()
      : failed(
          silent.map(([method, level]) =>
            evidence(`methodSettings[${method}].loggingLevel`, level),
          ),
        );
  },
  remedy: stage => {
    const { stages } = idsOf(stage);
    return {
      summary: `Set the log level of ${stage.name} to ERROR or INFO and remove overrides that are OFF.`,
      console: consolePath(
        stage,
        stage.name,
        'Stages',
        `${stages}`,
        'Logs and tracing',
        'Edit',
      ),
      cli: updateStageCli(
        stage,
        'op=replace,path=/*/*/logging/loglevel,value=ERROR',
      ),
      cloudformation: `# ${stage.name}, AWS::ApiGateway::Stage\nMethodSettings:\n  - ResourcePath: "/*"\n    HttpMethod: "*"\n    LoggingLevel: ERROR`,
      terraform: `# ${stage.name}, aws_api_gateway_method_settings\nmethod_path = "*/*"\nsettings {\n  logging_level = "ERROR"\n}`,
    };
  },
  fix: stageFix,
});
