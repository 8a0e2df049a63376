import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { routeSettingsRemedy } from './httpStageRemedies';
import { stageFix } from './remedies';

/** Source: AWS Config rule api-gwv2-stage-default-route-detailed-metrics-enabled. */
export const apigwHttpDetailedMetrics = control({
  id: 'apigw-http-detailed-metrics',
  title: 'Every route of the HTTP API stage has its own CloudWatch metrics',
  description:
    'Without detailed metrics, errors and latencies of one route drown in those of the whole stage. The settings that ' +
    'hold for all routes must have them on, and no route may switch them off. CloudWatch charges for them.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'API',
  resourceType: 'AWS::ApiGatewayV2::Stage',
  references: {
    config: ['api-gwv2-stage-default-route-detailed-metrics-enabled'],
    documents: [
      {
        title: 'Monitor HTTP API metrics in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html',
      },
    ],
  },
  evaluate(stage) {
    if (stage.protocolType !== 'HTTP')
      return notApplicable('a stage of a WebSocket API');
    const without = stage.routeSettings.filter(
      ({ detailedMetricsEnabled }) => !detailedMetricsEnabled,
    );
    return without.length === 0
      ? passed()
      : failed(
          without.map(({ route }) =>
            evidence(`RouteSettings[${route}].DetailedMetricsEnabled`, false),
          ),
        );
  },
  fix: stageFix,
  remedy: stage =>
    routeSettingsRemedy(
      stage,
      `Turn detailed CloudWatch metrics of ${stage.name} on.`,
      { DetailedMetricsEnabled: true },
    ),
});
