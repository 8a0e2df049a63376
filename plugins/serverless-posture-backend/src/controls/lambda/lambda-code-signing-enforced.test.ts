import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaCodeSigningConfig,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaCodeSigningEnforced } from './lambda-code-signing-enforced';

testControl(lambdaCodeSigningEnforced, {
  passed: [lambdaCodeSigningConfig()],
  failed: [
    {
      resource: lambdaCodeSigningConfig({ onUntrustedArtifact: 'Warn' }),
      matching: { evidence: [{ value: 'Warn' }] },
    },
  ],
  notAvailable: [
    lambdaCodeSigningConfig({
      functionArns: unknown(
        'denied',
        'lambda:ListFunctionsByCodeSigningConfig',
      ),
    }),
  ],
  notApplicable: [lambdaCodeSigningConfig({ functionArns: [] })],
});
