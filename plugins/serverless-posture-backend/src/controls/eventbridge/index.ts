import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { eventbridgeBusCrossAccount } from './eventbridge-bus-cross-account';
import { eventbridgeBusPolicyAttached } from './eventbridge-bus-policy-attached';
import { eventbridgeBusPublic } from './eventbridge-bus-public';
import { eventbridgeGlobalEndpointReplication } from './eventbridge-global-endpoint-replication';
import { eventbridgeRuleTargetDangling } from './eventbridge-rule-target-dangling';
import { eventbridgeSecurityAutomation } from './eventbridge-security-automation';
import { eventbridgeTagged } from './eventbridge-tagged';

export const eventbridgeControls: AnyControl[] = [
  eventbridgeBusCrossAccount,
  eventbridgeBusPolicyAttached,
  eventbridgeBusPublic,
  eventbridgeGlobalEndpointReplication,
  eventbridgeRuleTargetDangling,
  eventbridgeSecurityAutomation,
  eventbridgeTagged,
];
