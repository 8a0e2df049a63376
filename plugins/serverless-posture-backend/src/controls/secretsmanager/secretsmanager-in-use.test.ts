import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  secretStoreUsage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { secretsmanagerInUse } from './secretsmanager-in-use';

testControl(secretsmanagerInUse, {
  passed: [
    secretStoreUsage(),
    secretStoreUsage({ hasSecrets: false, hasSecureParameters: true }),
    {
      resource: secretStoreUsage({ hasSecureParameters: unknown('denied') }),
      note: 'one is enough',
    },
    {
      resource: secretStoreUsage({
        hasSecrets: unknown('denied'),
        hasSecureParameters: true,
      }),
      note: 'the other is enough, too',
    },
  ],
  failed: [secretStoreUsage({ hasSecrets: false })],
  notAvailable: [
    secretStoreUsage({
      hasSecrets: unknown('denied', 'secretsmanager:ListSecrets'),
    }),
    secretStoreUsage({
      hasSecrets: false,
      hasSecureParameters: unknown('denied'),
    }),
  ],
});
