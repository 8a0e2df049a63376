import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { snsCrossAccount } from './sns-cross-account';
import { snsDeliveryLogging } from './sns-delivery-logging';
import { snsEncryption } from './sns-encryption';
import { snsHttpSubscription } from './sns-http-subscription';
import { snsPublic } from './sns-public';
import { snsTagged } from './sns-tagged';

export const snsControls: readonly AnyControl[] = [
  snsCrossAccount,
  snsDeliveryLogging,
  snsEncryption,
  snsHttpSubscription,
  snsPublic,
  snsTagged,
];
