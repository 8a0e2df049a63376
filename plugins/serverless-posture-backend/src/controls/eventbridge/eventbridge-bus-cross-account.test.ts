import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  eventBus,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { eventbridgeBusCrossAccount } from './eventbridge-bus-cross-account';

const MEMBER = '444455556666';
const OUTSIDER = '999900001111';

const trusting = (principal: unknown, more: object = {}) => ({
  resource: eventBus({
    policy: policyOf(allow(principal, { Action: 'events:PutEvents', ...more })),
  }),
  accounts: ['111122223333', MEMBER],
  organizationId: 'o-a1b2c3d4e5',
  note: JSON.stringify([principal, more]),
});

testControl(eventbridgeBusCrossAccount, {
  passed: [
    eventBus({ policy: null }),
    trusting({ AWS: MEMBER }),
    trusting('*', {
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    }),
    {
      ...trusting({ AWS: OUTSIDER }),
      parameters: { approvedAccounts: [OUTSIDER] },
      note: 'an approved account',
    },
  ],
  failed: [
    trusting({ AWS: OUTSIDER }),
    trusting({ AWS: [MEMBER, `arn:aws:iam::${OUTSIDER}:root`] }),
    trusting('*'),
    trusting('*', {
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-z9y8x7w6v5' } },
    }),
  ],
  notAvailable: [
    eventBus({ policy: unknown('malformed', 'events:ListEventBuses') }),
    {
      ...trusting({ AWS: MEMBER }),
      accounts: { unknown: { errorClass: 'denied' } },
    },
  ],
});
