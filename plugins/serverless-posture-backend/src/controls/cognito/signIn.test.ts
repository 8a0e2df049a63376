import { UserPoolClient } from 'backstage-plugin-serverless-posture-node';
import { userPoolClient } from 'backstage-plugin-serverless-posture-node/testUtils';
import { servesMachinesOnly, takesPasswords } from './signIn';

const client = (more: Partial<UserPoolClient>) =>
  ({
    ...userPoolClient().attributes,
    signInFlows: [],
    identityProviders: [],
    oauthFlows: [],
    ...more,
  } as UserPoolClient);

describe('takesPasswords', () => {
  it.each<[boolean, Partial<UserPoolClient>, string[]?]>([
    [true, { signInFlows: ['ALLOW_USER_SRP_AUTH'] }],
    [true, { signInFlows: ['ALLOW_USER_SRP_AUTH'] }, ['WEB_AUTHN']],
    [true, { signInFlows: ['ALLOW_CUSTOM_AUTH'] }],
    [true, { signInFlows: ['ALLOW_USER_AUTH'] }],
    [false, { signInFlows: ['ALLOW_USER_AUTH'] }, ['WEB_AUTHN', 'EMAIL_OTP']],
    [true, { identityProviders: ['COGNITO'], oauthFlows: ['code'] }],
    [
      false,
      { identityProviders: ['COGNITO'], oauthFlows: ['client_credentials'] },
    ],
    [false, { identityProviders: ['okta'], oauthFlows: ['code'] }],
    [false, {}],
  ])('is %s for %j', (expected, more, factors = ['PASSWORD']) => {
    expect(takesPasswords(client(more), factors)).toBe(expected);
  });
});

describe('servesMachinesOnly', () => {
  it.each<[boolean, Partial<UserPoolClient>]>([
    [true, { oauthFlows: ['client_credentials'] }],
    [
      false,
      {
        oauthFlows: ['client_credentials'],
        signInFlows: ['ALLOW_USER_SRP_AUTH'],
      },
    ],
    [false, { oauthFlows: ['code', 'client_credentials'] }],
    [false, {}],
  ])('is %s for %j', (expected, more) => {
    expect(servesMachinesOnly(client(more))).toBe(expected);
  });
});
