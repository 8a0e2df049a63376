import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlApiCache,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncCacheEncryption } from './appsync-cache-encryption';

testControl(appsyncCacheEncryption, {
  passed: [graphqlApiCache()],
  failed: [
    graphqlApiCache({ atRestEncryptionEnabled: false }),
    {
      resource: graphqlApiCache({ transitEncryptionEnabled: false }),
      matching: {
        evidence: [{ path: 'apiCache.transitEncryptionEnabled', value: false }],
      },
    },
  ],
  notAvailable: [
    graphqlApiCache({
      atRestEncryptionEnabled: unknown('denied', 'appsync:GetApiCache'),
    }),
  ],
});
