import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  eventBus,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { eventbridgeBusPolicyAttached } from './eventbridge-bus-policy-attached';

testControl(eventbridgeBusPolicyAttached, {
  passed: [eventBus({ policy: policyOf(allow({ AWS: '111122223333' })) })],
  failed: [
    {
      resource: eventBus({ policy: null }),
      matching: { evidence: [{ path: 'Policy', value: null }] },
    },
  ],
  notAvailable: [
    eventBus({ policy: unknown('malformed', 'events:ListEventBuses') }),
  ],
  notApplicable: [
    eventBus({ isDefault: true, policy: null }),
    eventBus({ $: { name: 'aws.partner/example.com/1' }, policy: null }),
  ],
});
