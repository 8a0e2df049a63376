import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaCodeSigningConfig,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaCodeSigningEnabled } from './lambda-code-signing-enabled';

const fn = lambdaFunction();

testControl(lambdaCodeSigningEnabled, {
  passed: [{ resource: fn, with: [lambdaCodeSigningConfig()] }],
  failed: [
    { resource: fn, with: [] },
    {
      resource: fn,
      with: [lambdaCodeSigningConfig({ functionArns: [`${fn.arn}-2`] })],
      note: 'of another function',
    },
  ],
  notAvailable: [
    {
      resource: fn,
      unlisted: {
        'AWS::Lambda::CodeSigningConfig': unknown(
          'denied',
          'lambda:ListCodeSigningConfigs',
        ).$unknown,
      },
    },
    {
      resource: fn,
      with: [
        lambdaCodeSigningConfig({
          functionArns: unknown(
            'denied',
            'lambda:ListFunctionsByCodeSigningConfig',
          ),
        }),
      ],
    },
  ],
  notApplicable: [lambdaFunction({ packageType: 'Image', runtime: null })],
});
