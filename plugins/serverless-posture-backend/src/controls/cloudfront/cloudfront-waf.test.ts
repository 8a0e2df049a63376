import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  distribution,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontWaf } from './cloudfront-waf';

testControl(cloudfrontWaf, {
  passed: [
    distribution(),
    {
      resource: distribution({
        webAclId: '473e64fd-f30b-4765-81a0-62ad96dd167a',
      }),
      note: 'WAF Classic',
    },
  ],
  failed: [distribution({ webAclId: null })],
  notAvailable: [
    distribution({
      webAclId: unknown('denied', 'cloudfront:ListDistributions'),
    }),
  ],
  notApplicable: [distribution({ enabled: false, webAclId: null })],
});
