import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPool,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoThreatProtectionCustomAuth } from './cognito-threat-protection-custom-auth';

testControl(cognitoThreatProtectionCustomAuth, {
  passed: [
    userPool({ hasCustomAuth: true, customAuthThreatProtection: 'ENFORCED' }),
  ],
  failed: [
    {
      resource: userPool({
        hasCustomAuth: true,
        customAuthThreatProtection: 'OFF',
      }),
      matching: { evidence: [{ value: 'OFF' }] },
    },
    userPool({ hasCustomAuth: true, customAuthThreatProtection: 'AUDIT' }),
  ],
  notAvailable: [
    userPool({
      hasCustomAuth: unknown('denied', 'cognito-idp:DescribeUserPool'),
    }),
    userPool({
      hasCustomAuth: true,
      customAuthThreatProtection: unknown(
        'denied',
        'cognito-idp:DescribeUserPool',
      ),
    }),
  ],
  notApplicable: [userPool({ hasCustomAuth: false })],
});
