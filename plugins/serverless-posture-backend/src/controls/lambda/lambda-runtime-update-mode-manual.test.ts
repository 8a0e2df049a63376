import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  lambdaRuntimeManagement,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaRuntimeUpdateModeManual } from './lambda-runtime-update-mode-manual';

const fn = lambdaFunction();

testControl(lambdaRuntimeUpdateModeManual, {
  passed: [
    { resource: fn, with: [lambdaRuntimeManagement()] },
    {
      resource: fn,
      with: [lambdaRuntimeManagement({ updateRuntimeOn: 'FunctionUpdate' })],
    },
  ],
  failed: [
    {
      resource: fn,
      with: [
        lambdaRuntimeManagement({
          updateRuntimeOn: 'Manual',
          runtimeVersionArn: 'arn:aws:lambda:eu-west-1::runtime:1',
        }),
      ],
      matching: {
        evidence: [{ path: 'UpdateRuntimeOn', value: 'Manual' }, {}],
      },
    },
  ],
  notAvailable: [
    { resource: fn, note: 'not read' },
    {
      resource: fn,
      with: [
        lambdaRuntimeManagement({
          updateRuntimeOn: unknown(
            'denied',
            'lambda:GetRuntimeManagementConfig',
          ),
        }),
      ],
    },
  ],
  notApplicable: [lambdaFunction({ packageType: 'Image', runtime: null })],
});
