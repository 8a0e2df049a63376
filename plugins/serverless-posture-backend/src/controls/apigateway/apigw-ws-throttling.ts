import {
  control,
  notApplicable,
} from 'backstage-plugin-serverless-posture-node';
import { routeSettingsRemedy } from './httpStageRemedies';
import { stageFix } from './remedies';
import { judgeLimits } from './throttling';

/** Source: API Gateway guide, "Protect your WebSocket APIs in API Gateway". */
export const apigwWsThrottling = control({
  id: 'apigw-ws-throttling',
  title: 'The WebSocket API stage limits the rate and burst of requests',
  description:
    'Without limits of its own, one stage may use up what all APIs of the account and Region share, and pass a flood on ' +
    'to its back ends. The settings that hold for all routes must set a rate and a burst, and so must every route that ' +
    'has settings of its own; absent leaves the limit to the account. The quotas of the account are not read: limits ' +
    'that equal the default quota count as none, and limits above a quota that was lowered are not noticed. 0 lets no ' +
    'request through, which is a limit.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGatewayV2::Stage',
  references: {
    documents: [
      {
        title: 'Protect your WebSocket APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-protect.html',
      },
    ],
  },
  evaluate(stage) {
    if (stage.protocolType !== 'WEBSOCKET')
      return notApplicable('a stage of an HTTP API');
    return judgeLimits(
      stage.routeSettings.map(({ route, ...limits }) => ({
        ...limits,
        path: `RouteSettings[${route}].Throttling`,
      })),
    );
  },
  fix: stageFix,
  remedy: stage =>
    routeSettingsRemedy(
      stage,
      `Set a rate and a burst for ${stage.name} that its back ends can bear.`,
      { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 },
    ),
});
