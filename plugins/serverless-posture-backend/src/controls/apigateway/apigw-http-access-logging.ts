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
export const apigwHttpAccessLogging = control({
  id: 'apigw-http-access-logging',
  title: 'The HTTP API stage writes access logs',
  description:
    'HTTP APIs have no execution logs: the access log is the only record of who called what. The stage must name a ' +
    'destination. Whether the log format names the caller, and whether the log group still exists, is not judged.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::ApiGatewayV2::Stage',
  references: {
    securityHub: ['APIGateway.9'],
    config: ['api-gwv2-access-logs-enabled'],
    documents: [
      {
        title: 'Configure logging for HTTP APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html',
      },
    ],
  },
  evaluate(stage) {
    if (stage.protocolType !== 'HTTP')
      return notApplicable('a stage of a WebSocket API');
    return stage.accessLogDestinationArn === null
      ? failed([evidence('AccessLogSettings.DestinationArn', null)])
      : passed();
  },
  fix: stageFix,
  remedy: accessLogRemedy,
});
