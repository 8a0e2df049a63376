import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestXray } from './apigw-rest-xray';

testControl(apigwRestXray, {
  passed: [restStage({ tracingEnabled: true })],
  failed: [
    {
      resource: restStage({ tracingEnabled: false }),
      matching: { evidence: [{ path: 'tracingEnabled', value: false }] },
    },
  ],
  notAvailable: [
    restStage({ tracingEnabled: unknown('denied', 'apigateway:GetStages') }),
  ],
});
