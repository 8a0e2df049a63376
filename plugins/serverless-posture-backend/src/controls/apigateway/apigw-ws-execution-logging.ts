import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { routeSettingsRemedy } from './httpStageRemedies';
import { stageFix } from './remedies';

/** Source: Security Hub APIGateway.1. */
export const apigwWsExecutionLogging = control({
  id: 'apigw-ws-execution-logging',
  title: 'Every route of the WebSocket API stage logs its execution',
  description:
    'Execution logs show why a connection was refused or a message failed. The level that holds for all routes must be ' +
    'ERROR or INFO, and no route may switch it OFF. HTTP APIs have no execution logs. Without a log role in the account ' +
    'and Region nothing is written; that is not judged here.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::ApiGatewayV2::Stage',
  references: {
    securityHub: ['APIGateway.1'],
    config: ['api-gw-execution-logging-enabled'],
    documents: [
      {
        title: 'Configure logging for WebSocket APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html',
      },
    ],
  },
  evaluate(stage) {
    if (stage.protocolType !== 'WEBSOCKET')
      return notApplicable('HTTP APIs have no execution logs');
    const silent = stage.routeSettings.filter(
      ({ loggingLevel }) => loggingLevel === 'OFF',
    );
    return silent.length === 0
      ? passed()
      : failed(
          silent.map(({ route }) =>
            evidence(`RouteSettings[${route}].LoggingLevel`, 'OFF'),
          ),
        );
  },
  fix: stageFix,
  remedy: stage =>
    routeSettingsRemedy(
      stage,
      `Set the log level of ${stage.name} to ERROR or INFO, and remove settings of routes that are OFF.`,
      { LoggingLevel: 'ERROR' },
    ),
});
