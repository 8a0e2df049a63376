import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwStageDescription } from './apigw-stage-description';

testControl(apigwStageDescription, {
  passed: [restStage({ description: 'Production' })],
  failed: [
    {
      resource: restStage({ description: null }),
      matching: { evidence: [{ path: 'description', value: null }] },
    },
    { resource: restStage({ description: ' ' }), note: 'blank' },
  ],
  notAvailable: [restStage({ description: unknown('denied') })],
});
