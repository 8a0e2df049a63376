import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  eventBus,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { eventbridgeBusPublic } from './eventbridge-bus-public';

const put = (principal: unknown, more: object = {}) =>
  allow(principal, {
    Action: 'events:PutEvents',
    Resource: eventBus().arn,
    ...more,
  });
const letting = (...statements: object[]) =>
  eventBus({ policy: policyOf(...statements) });

testControl(eventbridgeBusPublic, {
  passed: [
    eventBus({ policy: null }),
    letting(put({ AWS: '444455556666' })),
    letting(
      put('*', {
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      }),
    ),
    letting(put('*'), deny()),
  ],
  failed: [
    {
      resource: letting(put('*')),
      matching: { evidence: [{ path: 'Policy.Statement[0] (Sid open)' }] },
    },
    letting(put({ AWS: ['444455556666', '*'] })),
    letting(put('*', { Action: 'events:PutRule' })),
    {
      resource: letting(
        put('*', {
          Action: ['events:PutRule', 'events:PutTargets'],
          Condition: {
            StringEqualsIfExists: {
              'events:creatorAccount': '${aws:PrincipalAccount}',
            },
          },
        }),
      ),
      note: 'who made a rule says nothing about who may make one',
    },
    letting(
      put('*', {
        Condition: { StringEquals: { 'events:source': 'shop.orders' } },
      }),
    ),
    {
      resource: eventBus({
        $: { name: 'default' },
        isDefault: true,
        policy: policyOf(put('*')),
      }),
      note: 'the default bus',
    },
  ],
  notAvailable: [
    eventBus({ policy: unknown('malformed', 'events:ListEventBuses') }),
    letting(put({ AWS: 'arn:aws:iam::*:root' })),
  ],
});
