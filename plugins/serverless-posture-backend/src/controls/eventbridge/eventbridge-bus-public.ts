import { control } from 'backstage-plugin-serverless-posture-node';
import { judgeOpen } from '../policy/documents';
import { busPermissions, changeBusPolicy } from './remedies';

/** Source: EventBridge guide, "Permissions for event buses in Amazon EventBridge". */
export const eventbridgeBusPublic = control({
  id: 'eventbridge-bus-public',
  title: 'Event bus policy does not let everyone put events or rules',
  description:
    'Whoever may put events on a bus starts the functions and workflows behind it with any input; whoever may put rules on it ' +
    'reads its events. The policy is evaluated for any action: every form of principal, conditions by operator, key and ' +
    'value, Deny statements. Service control policies are not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::Events::EventBus',
  references: {
    owasp: ['SAS-03'],
    serverlessLens: ['SEC 2'],
    documents: [busPermissions],
  },
  evaluate: bus => judgeOpen([{ text: bus.policy }]),
  remedy: bus =>
    changeBusPolicy(
      bus,
      `Bind the open statement in the policy of ${bus.name} to an organization or account.`,
    ),
});
