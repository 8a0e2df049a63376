import {
  MethodSetting,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  methodSetting,
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestExecutionLogging } from './apigw-rest-execution-logging';

function logging(levels: Record<string, MethodSetting['loggingLevel']>) {
  return restStage({
    methodSettings: Object.entries(levels).map(([method, loggingLevel]) =>
      methodSetting({ method, loggingLevel }),
    ),
  });
}

testControl(apigwRestExecutionLogging, {
  passed: [
    logging({ '*/*': 'INFO' }),
    logging({ '*/*': 'ERROR' }),
    logging({ '/orders/GET': 'INFO', '*/*': 'ERROR' }),
  ],
  failed: [
    {
      resource: logging({}),
      note: 'no setting',
      matching: { evidence: [{ value: 'OFF' }] },
    },
    {
      resource: logging({ '/orders/GET': 'INFO' }),
      note: 'one method at INFO, default absent',
    },
    {
      resource: logging({ '*/*': 'OFF', '/orders/GET': 'INFO' }),
      note: 'default OFF',
    },
    {
      resource: logging({ '*/*': 'INFO', '/orders/GET': 'OFF' }),
      note: 'an OFF override',
      matching: {
        evidence: [{ path: 'methodSettings[/orders/GET].loggingLevel' }],
      },
    },
  ],
  notAvailable: [restStage({ methodSettings: unknown('timeout') })],
});
