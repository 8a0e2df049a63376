import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  inspectorAccount,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { inspectorLambdaCode } from './inspector-lambda-code';

testControl(inspectorLambdaCode, {
  passed: [inspectorAccount()],
  failed: [
    inspectorAccount({ lambdaCode: { status: 'DISABLED', errorCode: null } }),
    {
      resource: inspectorAccount({
        lambdaCode: { status: 'SUSPENDED', errorCode: 'ACCOUNT_IS_ISOLATED' },
      }),
      matching: {
        evidence: [{ value: 'SUSPENDED' }, { value: 'ACCOUNT_IS_ISOLATED' }],
      },
    },
  ],
  notAvailable: [
    inspectorAccount({
      lambdaCode: unknown('denied', 'inspector2:BatchGetAccountStatus'),
    }),
    inspectorAccount({ lambdaCode: { status: 'ENABLING', errorCode: null } }),
  ],
  notApplicable: [inspectorAccount({ lambdaCode: null })],
});
