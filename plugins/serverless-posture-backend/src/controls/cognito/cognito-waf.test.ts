import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPool,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoWaf } from './cognito-waf';

testControl(cognitoWaf, {
  passed: [userPool()],
  failed: [
    {
      resource: userPool({ webAclArn: null }),
      matching: { evidence: [{ path: 'WebACL', value: null }] },
    },
  ],
  notAvailable: [
    userPool({ webAclArn: unknown('denied', 'wafv2:GetWebACLForResource') }),
  ],
});
