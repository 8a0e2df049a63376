import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPool,
  userPoolClient,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoMfa } from './cognito-mfa';

const withPasswords = [userPoolClient()];
const messages = {
  authenticatorApp: false,
  sms: true,
  email: true,
  passkey: false,
};
const federated = userPoolClient({
  signInFlows: [],
  identityProviders: ['okta'],
});

testControl(cognitoMfa, {
  passed: [
    { resource: userPool({ mfa: 'ON' }), with: withPasswords },
    {
      resource: userPool({ mfaMethods: { ...messages, passkey: true } }),
      with: withPasswords,
      note: 'a passkey',
    },
  ],
  failed: [
    {
      resource: userPool({ mfa: 'OPTIONAL' }),
      with: withPasswords,
      matching: { evidence: [{ path: 'MfaConfiguration', value: 'OPTIONAL' }] },
    },
    { resource: userPool({ mfa: 'OFF' }), with: withPasswords },
    {
      resource: userPool({ mfa: 'OFF' }),
      with: [federated, userPoolClient()],
      note: 'one client of two takes passwords',
    },
    {
      resource: userPool({ mfaMethods: messages }),
      with: withPasswords,
      note: 'messages only',
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    {
      resource: userPool({
        mfa: unknown('denied', 'cognito-idp:DescribeUserPool'),
      }),
      with: withPasswords,
    },
    {
      resource: userPool({
        mfaMethods: unknown('denied', 'cognito-idp:GetUserPoolMfaConfig'),
      }),
      with: withPasswords,
    },
    {
      resource: userPool({ mfa: 'OFF' }),
      unlisted: { 'AWS::Cognito::UserPoolClient': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    {
      resource: userPool({ mfa: 'OFF' }),
      with: [federated],
      note: 'federation only',
    },
    {
      resource: userPool({ mfa: 'OFF', firstAuthFactors: ['WEB_AUTHN'] }),
      with: [
        userPoolClient({
          signInFlows: ['ALLOW_USER_AUTH'],
          identityProviders: ['COGNITO'],
        }),
      ],
      note: 'passkeys only',
    },
    {
      resource: userPool({ mfa: 'OFF' }),
      with: [userPoolClient({ $: { parentArn: 'another pool' } })],
      note: 'clients of another pool',
    },
  ],
});
