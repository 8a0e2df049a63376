import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPool,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoPasswordPolicy } from './cognito-password-policy';

const having = (more: object) =>
  userPool({
    passwordPolicy: {
      minimumLength: 12,
      requireUppercase: true,
      requireLowercase: true,
      requireNumbers: true,
      requireSymbols: true,
      temporaryPasswordValidity: 7,
      ...more,
    },
  });

testControl(cognitoPasswordPolicy, {
  passed: [
    having({}),
    having({ minimumLength: 8 }),
    {
      resource: having({ temporaryPasswordValidity: 30 }),
      parameters: { maximumTemporaryDays: 30 },
      note: 'a configured value',
    },
  ],
  failed: [
    {
      resource: having({ minimumLength: 7 }),
      matching: {
        evidence: [{ path: 'Policies.PasswordPolicy.MinimumLength', value: 7 }],
      },
    },
    having({ requireUppercase: false }),
    having({ requireLowercase: false }),
    having({ requireNumbers: false }),
    having({ requireSymbols: false }),
    having({ temporaryPasswordValidity: 8 }),
    {
      resource: having({ minimumLength: 12 }),
      parameters: { minimumLength: 14 },
      note: 'a configured length',
    },
  ],
  notAvailable: [
    userPool({
      passwordPolicy: unknown('denied', 'cognito-idp:DescribeUserPool'),
    }),
  ],
});
