import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { busPermissions, changeBusPolicy } from './remedies';

/** Source: Security Hub EventBridge.3. */
export const eventbridgeBusPolicyAttached = control({
  id: 'eventbridge-bus-policy-attached',
  title: 'Custom event bus has a resource policy',
  description:
    'Without a policy of its own, every role of the account whose permissions name all buses may put events on it. A custom bus ' +
    'must have a policy that says who may; what it says is the matter of other controls. The default bus and those of ' +
    'partners are left out.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::Events::EventBus',
  references: {
    securityHub: ['EventBridge.3'],
    config: ['custom-eventbus-policy-attached'],
    documents: [busPermissions],
  },
  evaluate(bus) {
    if (bus.isDefault) return notApplicable('it is the default bus');
    if (bus.$.name.startsWith('aws.partner/'))
      return notApplicable('it is the bus of a partner');
    return bus.policy === null ? failed([evidence('Policy', null)]) : passed();
  },
  remedy: bus =>
    changeBusPolicy(
      bus,
      `Attach a policy that names the publishers to ${bus.name}.`,
    ),
});
