import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { accessLogRemedy } from './httpStageRemedies';
import { stageFix } from './remedies';

/** Source: Security Hub APIGateway.9. */
export const apigwWsAccessLogging = control({
  id: 'apigw-ws-access-logging',
  title: 'The WebSocket API stage writes access logs',
  description:
    'The access log records who connected and which messages they sent. The stage must name a destination. Whether the ' +
    'log format names the caller, and whether the log group still exists, is not judged.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::ApiGatewayV2::Stage',
  references: {
    securityHub: ['APIGateway.9'],
    config: ['api-gwv2-access-logs-enabled'],
    documents: [
      {
        title: 'Configure logging for WebSocket APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html',
      },
    ],
  },
  evaluate(stage) {
    if (stage.protocolType !== 'WEBSOCKET')
      return notApplicable('a stage of an HTTP API');
    return stage.accessLogDestinationArn === null
      ? failed([evidence('AccessLogSettings.DestinationArn', null)])
      : passed();
  },
  fix: stageFix,
  remedy: accessLogRemedy,
});
