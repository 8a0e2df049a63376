import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPool,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoCompromisedCredentials } from './cognito-compromised-credentials';

const having = (
  action: 'BLOCK' | 'NO_ACTION',
  events: string[],
  more: object = {},
) =>
  userPool({
    risk: {
      compromisedCredentials: { action, events },
      accountTakeover: null,
    },
    ...more,
  });

testControl(cognitoCompromisedCredentials, {
  passed: [
    having('BLOCK', []),
    having('BLOCK', ['PASSWORD_CHANGE', 'SIGN_IN', 'SIGN_UP']),
  ],
  failed: [
    {
      resource: having('BLOCK', [], { threatProtection: 'AUDIT' }),
      note: 'only watched',
      matching: {
        evidence: [
          { path: 'UserPoolAddOns.AdvancedSecurityMode', value: 'AUDIT' },
        ],
      },
    },
    userPool({ threatProtection: 'OFF', risk: null }),
    having('NO_ACTION', []),
    userPool({ risk: null }),
    userPool({
      risk: { compromisedCredentials: null, accountTakeover: null },
    }),
    {
      resource: having('BLOCK', ['SIGN_UP']),
      matching: { severity: 'HIGH' },
    },
    {
      resource: having('BLOCK', ['SIGN_IN']),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    userPool({
      risk: unknown('denied', 'cognito-idp:DescribeRiskConfiguration'),
    }),
    userPool({
      threatProtection: unknown('denied', 'cognito-idp:DescribeUserPool'),
    }),
  ],
});
