import {
  MethodSetting,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  methodSetting,
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestCacheEncrypted } from './apigw-rest-cache-encrypted';

const setting = (
  method: string,
  cachingEnabled: boolean,
  cacheDataEncrypted: boolean,
) => methodSetting({ method, cachingEnabled, cacheDataEncrypted });

function cached(...methodSettings: MethodSetting[]) {
  return restStage({ cacheClusterEnabled: true, methodSettings });
}

testControl(apigwRestCacheEncrypted, {
  passed: [
    cached(setting('*/*', true, true)),
    cached(setting('*/*', false, false), setting('/orders/GET', true, true)),
  ],
  failed: [
    {
      resource: cached(
        setting('*/*', true, true),
        setting('/orders/GET', true, false),
      ),
      matching: {
        evidence: [
          {
            path: 'methodSettings[/orders/GET].cacheDataEncrypted',
            value: false,
          },
        ],
      },
    },
    cached(setting('*/*', true, false)),
  ],
  notAvailable: [
    restStage({ cacheClusterEnabled: unknown('denied') }),
    restStage({ cacheClusterEnabled: true, methodSettings: unknown('denied') }),
  ],
  notApplicable: [
    {
      resource: restStage({ methodSettings: [setting('*/*', true, false)] }),
      note: 'no cluster',
    },
    {
      resource: cached(setting('*/*', false, false)),
      note: 'no method caches',
    },
  ],
});
