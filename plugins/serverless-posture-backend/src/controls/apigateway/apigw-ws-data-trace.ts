import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { routeSettingsRemedy } from './httpStageRemedies';
import { stageFix } from './remedies';

/** Source: API Gateway guide, "Configure logging for WebSocket APIs in API Gateway". */
export const apigwWsDataTrace = control({
  id: 'apigw-ws-data-trace',
  title: 'The WebSocket API stage does not log whole messages',
  description:
    'Data tracing writes messages to CloudWatch Logs, personal data and tokens included, for everyone who may read the ' +
    'logs. It must be off for all routes. What earlier traces left in the logs is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::ApiGatewayV2::Stage',
  references: {
    documents: [
      {
        title: 'Configure logging for WebSocket APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html',
      },
    ],
  },
  evaluate(stage) {
    if (stage.protocolType !== 'WEBSOCKET')
      return notApplicable('HTTP APIs trace no data');
    const traced = stage.routeSettings.filter(
      ({ dataTraceEnabled }) => dataTraceEnabled,
    );
    return traced.length === 0
      ? passed()
      : failed(
          traced.map(({ route }) =>
            evidence(`RouteSettings[${route}].DataTraceEnabled`, true),
          ),
        );
  },
  fix: stageFix,
  remedy: stage =>
    routeSettingsRemedy(
      stage,
      `Turn data tracing of ${stage.name} off, and delete what it has logged.`,
      { DataTraceEnabled: false },
    ),
});
