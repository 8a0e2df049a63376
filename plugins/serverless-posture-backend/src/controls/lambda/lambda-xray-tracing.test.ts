import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaXrayTracing } from './lambda-xray-tracing';

testControl(lambdaXrayTracing, {
  passed: [lambdaFunction({ tracingMode: 'Active' })],
  failed: [
    {
      resource: lambdaFunction({ tracingMode: 'PassThrough' }),
      matching: {
        evidence: [{ path: 'TracingConfig.Mode', value: 'PassThrough' }],
      },
    },
  ],
  notAvailable: [
    lambdaFunction({
      tracingMode: unknown('throttled', 'lambda:ListFunctions'),
    }),
  ],
});
