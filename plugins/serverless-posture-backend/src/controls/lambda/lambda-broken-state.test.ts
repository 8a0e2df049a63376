import { LambdaState, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  lambdaState,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaBrokenState } from './lambda-broken-state';

const fn = lambdaFunction();
const being = (state: Partial<LambdaState>) => ({
  resource: fn,
  with: [lambdaState(state)],
  note: JSON.stringify(state),
});

testControl(lambdaBrokenState, {
  passed: [
    being({}),
    being({ state: 'Pending', reasonCode: 'Creating' }),
    being({ state: 'Inactive', reasonCode: 'Idle' }),
    being({ lastUpdate: 'InProgress' }),
    being({ lastUpdate: null }),
  ],
  failed: [
    {
      ...being({ state: 'Failed', reasonCode: 'InsufficientRolePermissions' }),
      matching: {
        evidence: [
          { path: 'State', value: 'Failed' },
          { path: 'StateReasonCode', value: 'InsufficientRolePermissions' },
        ],
      },
    },
    being({ state: 'Inactive', reasonCode: 'DisabledKMSKey' }),
    {
      ...being({
        lastUpdate: 'Failed',
        lastUpdateReasonCode: 'InvalidSubnet',
      }),
      matching: {
        evidence: [
          { path: 'LastUpdateStatus' },
          { path: 'LastUpdateStatusReasonCode', value: 'InvalidSubnet' },
        ],
      },
    },
  ],
  notAvailable: [
    { resource: fn, note: 'not read' },
    {
      resource: fn,
      with: [
        lambdaState({
          state: unknown('denied', 'lambda:GetFunctionConfiguration'),
        }),
      ],
    },
  ],
});
