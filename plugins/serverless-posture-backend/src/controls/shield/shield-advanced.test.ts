import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  shieldSubscription,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { shieldAdvanced } from './shield-advanced';

testControl(shieldAdvanced, {
  passed: [shieldSubscription()],
  failed: [
    shieldSubscription({
      subscribed: false,
      autoRenew: false,
      endTime: null,
      protections: [],
    }),
    shieldSubscription({ autoRenew: false }),
    shieldSubscription({ protections: [] }),
  ],
  notAvailable: [
    shieldSubscription({
      subscribed: unknown('denied', 'shield:DescribeSubscription'),
    }),
    shieldSubscription({
      protections: unknown('denied', 'shield:ListProtections'),
    }),
  ],
});
