import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  inspectorAccount,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { inspectorLambdaStandard } from './inspector-lambda-standard';

testControl(inspectorLambdaStandard, {
  passed: [inspectorAccount()],
  failed: [
    inspectorAccount({ lambda: { status: 'DISABLED', errorCode: null } }),
    {
      resource: inspectorAccount({
        lambda: { status: 'SUSPENDED', errorCode: 'ACCOUNT_IS_ISOLATED' },
      }),
      matching: {
        evidence: [{ value: 'SUSPENDED' }, { value: 'ACCOUNT_IS_ISOLATED' }],
      },
    },
  ],
  notAvailable: [
    inspectorAccount({
      lambda: unknown('denied', 'inspector2:BatchGetAccountStatus'),
    }),
    inspectorAccount({ lambda: { status: 'ENABLING', errorCode: null } }),
    { resource: inspectorAccount({ lambda: null }), note: 'no such state' },
  ],
});
