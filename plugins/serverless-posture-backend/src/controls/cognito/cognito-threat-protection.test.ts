import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPool,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoThreatProtection } from './cognito-threat-protection';

testControl(cognitoThreatProtection, {
  passed: [userPool({ threatProtection: 'ENFORCED' })],
  failed: [
    {
      resource: userPool({ threatProtection: 'AUDIT' }),
      matching: {
        evidence: [
          { path: 'UserPoolAddOns.AdvancedSecurityMode', value: 'AUDIT' },
        ],
      },
    },
    userPool({ threatProtection: 'OFF' }),
    {
      resource: userPool({ threatProtection: 'OFF', tier: 'LITE' }),
      note: 'the plan has none',
      matching: {
        evidence: [{}, { path: 'UserPoolTier', value: 'LITE' }],
        reason: expect.stringContaining('plan'),
      },
    },
  ],
  notAvailable: [
    userPool({
      threatProtection: unknown('denied', 'cognito-idp:DescribeUserPool'),
    }),
    userPool({
      threatProtection: 'OFF',
      tier: unknown('denied', 'cognito-idp:DescribeUserPool'),
    }),
  ],
});
