import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  methodSetting,
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestDataTrace } from './apigw-rest-data-trace';

testControl(apigwRestDataTrace, {
  passed: [
    restStage({ methodSettings: [methodSetting({ loggingLevel: 'INFO' })] }),
    { resource: restStage({ methodSettings: [] }), note: 'no setting' },
  ],
  failed: [
    {
      resource: restStage({
        methodSettings: [methodSetting({ dataTraceEnabled: true })],
      }),
      matching: {
        evidence: [
          { path: 'methodSettings[*/*].dataTraceEnabled', value: true },
        ],
      },
    },
    {
      resource: restStage({
        methodSettings: [
          methodSetting(),
          methodSetting({ method: '/orders/POST', dataTraceEnabled: true }),
        ],
      }),
      note: 'one method',
      matching: {
        evidence: [{ path: 'methodSettings[/orders/POST].dataTraceEnabled' }],
      },
    },
  ],
  notAvailable: [restStage({ methodSettings: unknown('timeout') })],
});
