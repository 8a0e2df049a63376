import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { logsResourcePolicyPublic } from './logs-resource-policy-public';
import { logsSubscriptionForeign } from './logs-subscription-foreign';

export const logsControls: readonly AnyControl[] = [
  logsResourcePolicyPublic,
  logsSubscriptionForeign,
];
