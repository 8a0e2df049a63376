import {
  control,
  notApplicable,
} from 'backstage-plugin-serverless-posture-node';
import { limitRoutes } from './httpStageRemedies';
import { stageFix } from './remedies';
import { judgeRouteLimits } from './throttling';

/** Source: API Gateway guide, "Throttle requests to your HTTP APIs for better throughput in API Gateway". */
export const apigwHttpThrottling = control({
  id: 'apigw-http-throttling',
  title: 'The HTTP API stage limits the rate and burst of requests',
  description:
    'Without limits of its own, one stage may use up what all APIs of the account and Region share, and pass a flood on ' +
    'to its back ends. The settings that hold for all routes must set a rate and a burst, and so must every route that ' +
    'has settings of its own; absent, and what the account allows anyway, or allows by default, ' +
    'leave the limit to the account. 0 lets no request through, which is a limit.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGatewayV2::Stage',
  reads: ['AWS::ApiGateway::Account'],
  references: {
    documents: [
      {
        title:
          'Throttle requests to your HTTP APIs for better throughput in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html',
      },
    ],
  },
  evaluate(stage, context) {
    if (stage.protocolType !== 'HTTP')
      return notApplicable('a stage of a WebSocket API');
    return judgeRouteLimits(stage.routeSettings, context);
  },
  fix: stageFix,
  remedy: limitRoutes,
});
