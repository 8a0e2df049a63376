import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { methodSettingsRemedy } from './methodSettingsRemedy';
import { stageFix } from './remedies';

/** Source: API Gateway guide, "Amazon API Gateway dimensions and metrics". */
export const apigwRestDetailedMetrics = control({
  id: 'apigw-rest-detailed-metrics',
  title: 'Every method of the REST API stage has its own CloudWatch metrics',
  description:
    'Without detailed metrics, errors and latencies of one method drown in those of the whole stage. The default */* must ' +
    'have them on, and no override may switch them off. CloudWatch charges for them.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Stage',
  references: {
    documents: [
      {
        title: 'Amazon API Gateway dimensions and metrics',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html',
      },
    ],
  },
  evaluate({ methodSettings }) {
    const byMethod = new Map([['*/*', false]]);
    for (const { method, metricsEnabled } of methodSettings)
      byMethod.set(method, metricsEnabled);
    const without = [...byMethod].filter(([, isOn]) => !isOn);
    return without.length === 0
      ? passed()
      : failed(
          without.map(([method]) =>
            evidence(`methodSettings[${method}].metricsEnabled`, false),
          ),
        );
  },
  fix: stageFix,
  remedy: stage =>
    methodSettingsRemedy(
      stage,
      `Turn detailed CloudWatch metrics of ${stage.name} on.`,
      [{ path: 'metrics/enabled', property: 'MetricsEnabled', value: true }],
    ),
});
