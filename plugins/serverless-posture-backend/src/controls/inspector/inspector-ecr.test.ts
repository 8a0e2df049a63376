import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  inspectorAccount,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { inspectorEcr } from './inspector-ecr';

testControl(inspectorEcr, {
  passed: [inspectorAccount()],
  failed: [
    inspectorAccount({ ecr: { status: 'DISABLED', errorCode: null } }),
    {
      resource: inspectorAccount({
        ecr: { status: 'SUSPENDED', errorCode: 'ACCOUNT_IS_ISOLATED' },
      }),
      matching: {
        evidence: [{ value: 'SUSPENDED' }, { value: 'ACCOUNT_IS_ISOLATED' }],
      },
    },
  ],
  notAvailable: [
    inspectorAccount({
      ecr: unknown('denied', 'inspector2:BatchGetAccountStatus'),
    }),
    inspectorAccount({ ecr: { status: 'ENABLING', errorCode: null } }),
    { resource: inspectorAccount({ ecr: null }), note: 'no such state' },
  ],
});
