import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  managedRuleGroup,
  testControl,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafWebaclNotEmpty } from './waf-webacl-not-empty';

testControl(wafWebaclNotEmpty, {
  passed: [webAcl({ rules: [managedRuleGroup('any')] })],
  failed: [
    {
      resource: webAcl({ rules: [] }),
      matching: { evidence: [{ path: 'Rules', value: '' }] },
    },
  ],
  notAvailable: [webAcl({ rules: unknown('denied', 'wafv2:GetWebACL') })],
});
