import { control } from 'backstage-plugin-serverless-posture-node';
import { approvedAccounts, judgeOutsiders } from '../policy/documents';
import { busPermissions, changeBusPolicy } from './remedies';

/** Source: EventBridge guide, "Permissions for event buses in Amazon EventBridge". */
export const eventbridgeBusCrossAccount = control({
  id: 'eventbridge-bus-cross-account',
  title:
    'Event bus trusts only accounts of the organization or an approved list',
  description:
    'A foreign account that may put events starts what listens to them, long after the contract with it ended. Accounts are read ' +
    'from every form of principal and from conditions on the caller, for any action; suspended accounts are outside, and so ' +
    'is everyone. What a foreign account sends is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::Events::EventBus',
  references: {
    serverlessLens: ['SEC 2'],
    documents: [busPermissions],
  },
  parameters: approvedAccounts,
  evaluate: (bus, context) =>
    judgeOutsiders([{ text: bus.policy }], bus.$.accountId, context),
  remedy: bus =>
    changeBusPolicy(
      bus,
      `Drop the foreign account from the policy of ${bus.name}, or admit the organization instead.`,
    ),
});
