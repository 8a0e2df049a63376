import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  methodSetting,
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestDetailedMetrics } from './apigw-rest-detailed-metrics';

const measured = (metrics: Record<string, boolean>) =>
  restStage({
    methodSettings: Object.entries(metrics).map(([method, metricsEnabled]) =>
      methodSetting({ method, metricsEnabled }),
    ),
  });

testControl(apigwRestDetailedMetrics, {
  passed: [
    measured({ '*/*': true }),
    measured({ '/a/GET': true, '*/*': true }),
  ],
  failed: [
    {
      resource: measured({}),
      note: 'no setting',
      matching: {
        evidence: [
          { path: 'methodSettings[*/*].metricsEnabled', value: false },
        ],
      },
    },
    { resource: measured({ '/a/GET': true }), note: 'one method alone' },
    {
      resource: measured({ '*/*': true, '/a/GET': false }),
      note: 'an override that is off',
    },
  ],
  notAvailable: [restStage({ methodSettings: unknown('timeout') })],
});
