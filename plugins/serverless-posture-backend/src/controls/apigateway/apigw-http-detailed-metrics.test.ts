import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpStage,
  routeSetting,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpDetailedMetrics } from './apigw-http-detailed-metrics';

const measured = (metrics: Record<string, boolean>) =>
  httpStage({
    routeSettings: Object.entries(metrics).map(
      ([route, detailedMetricsEnabled]) =>
        routeSetting({ route, detailedMetricsEnabled }),
    ),
  });

testControl(apigwHttpDetailedMetrics, {
  passed: [measured({ '*': true }), measured({ '*': true, $default: true })],
  failed: [
    {
      resource: measured({ '*': false }),
      matching: {
        evidence: [
          { path: 'RouteSettings[*].DetailedMetricsEnabled', value: false },
        ],
      },
    },
    {
      resource: measured({ '*': true, 'GET /items': false }),
      note: 'one route without',
    },
    {
      resource: measured({ '*': false, 'GET /items': true }),
      note: 'one route alone',
    },
  ],
  notAvailable: [
    httpStage({ routeSettings: unknown('denied') }),
    httpStage({ protocolType: unknown('denied') }),
  ],
  notApplicable: [httpStage({ protocolType: 'WEBSOCKET' })],
});
