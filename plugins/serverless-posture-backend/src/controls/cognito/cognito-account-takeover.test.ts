import {
  TakeoverAction,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPool,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoAccountTakeover } from './cognito-account-takeover';

const having = (
  high: TakeoverAction,
  medium: TakeoverAction,
  more: object = {},
) =>
  userPool({
    risk: {
      compromisedCredentials: null,
      accountTakeover: { low: 'NO_ACTION', medium, high },
    },
    ...more,
  });

testControl(cognitoAccountTakeover, {
  passed: [
    having('BLOCK', 'MFA_REQUIRED'),
    having('MFA_REQUIRED', 'BLOCK'),
    {
      resource: having('BLOCK', 'MFA_IF_CONFIGURED', { mfa: 'ON' }),
      note: 'everyone has a second factor',
    },
  ],
  failed: [
    having('NO_ACTION', 'BLOCK'),
    {
      resource: having('BLOCK', 'NO_ACTION'),
      matching: { severity: 'MEDIUM' },
    },
    {
      resource: having('MFA_IF_CONFIGURED', 'BLOCK', { mfa: 'OPTIONAL' }),
      note: 'who has no second factor gets in',
    },
    having('BLOCK', 'BLOCK', { threatProtection: 'AUDIT' }),
    userPool({ risk: null }),
    userPool({
      risk: { compromisedCredentials: null, accountTakeover: null },
    }),
  ],
  notAvailable: [
    userPool({
      risk: unknown('denied', 'cognito-idp:DescribeRiskConfiguration'),
    }),
    {
      resource: having('MFA_IF_CONFIGURED', 'BLOCK', {
        mfa: unknown('denied', 'cognito-idp:DescribeUserPool'),
      }),
      note: 'whether everyone has a second factor',
    },
  ],
});
