import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestWaf } from './apigw-rest-waf';

testControl(apigwRestWaf, {
  passed: [
    restStage({
      webAclArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1',
    }),
    {
      resource: restStage({
        webAclArn: 'arn:aws:waf-regional:eu-west-1:111122223333:webacl/1',
      }),
      note: 'WAF Classic',
    },
  ],
  failed: [
    {
      resource: restStage({ webAclArn: null }),
      matching: { evidence: [{ path: 'webAclArn', value: null }] },
    },
  ],
  notAvailable: [
    restStage({ webAclArn: unknown('denied', 'apigateway:GetStages') }),
  ],
});
