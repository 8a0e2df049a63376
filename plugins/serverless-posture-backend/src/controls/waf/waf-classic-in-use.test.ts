import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafClassicInUse } from './waf-classic-in-use';

const CLASSIC = 'arn:aws:waf-regional:eu-west-1:111122223333:webacl/1';

testControl(wafClassicInUse, {
  passed: [
    restStage({
      webAclArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1',
    }),
  ],
  failed: [
    {
      resource: restStage({ webAclArn: CLASSIC }),
      matching: { evidence: [{ path: 'webAclArn', value: CLASSIC }] },
    },
  ],
  notAvailable: [
    restStage({ webAclArn: unknown('denied', 'apigateway:GetStages') }),
  ],
  notApplicable: [restStage({ webAclArn: null })],
});
