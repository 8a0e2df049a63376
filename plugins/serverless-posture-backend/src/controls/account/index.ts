import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { accountSecurityContact } from './account-security-contact';
import { healthServerlessLifecycleEvents } from './health-serverless-lifecycle-events';

export const accountControls: readonly AnyControl[] = [
  accountSecurityContact,
  healthServerlessLifecycleEvents,
];
