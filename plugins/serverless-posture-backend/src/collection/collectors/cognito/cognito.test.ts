import {
  COLLECTED_ACCOUNT,
  collected,
  COLLECTED_REGION,
} from '../../../__testUtils__/collected';

const ID = `${COLLECTED_REGION}_a1B2c3D4e`;
const ARN = `arn:aws:cognito-idp:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:userpool/${ID}`;
const ACL = `arn:aws:wafv2:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:regional/webacl/shop/1`;

const userPool = {
  pool: {
    Id: ID,
    Arn: ARN,
    Name: 'customers',
    UserPoolTier: 'PLUS' as const,
    MfaConfiguration: 'OPTIONAL' as const,
    Policies: {
      PasswordPolicy: { MinimumLength: 8, TemporaryPasswordValidityDays: 3 },
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD' as const] },
    },
    UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' as const },
    LambdaConfig: {
      DefineAuthChallenge: `arn:aws:lambda:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:function:auth`,
    },
    SchemaAttributes: [
      { Name: 'email', Mutable: true },
      { Name: 'custom:tenant', Mutable: true, DeveloperOnlyAttribute: false },
    ],
    AutoVerifiedAttributes: ['email' as const],
    DeletionProtection: 'ACTIVE' as const,
    UserPoolTags: { owner: 'shop' },
  },
  mfa: {
    SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: 'arn' } },
    SoftwareTokenMfaConfiguration: { Enabled: true },
  },
  risk: {
    UserPoolId: ID,
    CompromisedCredentialsRiskConfiguration: {
      EventFilter: ['SIGN_IN' as const],
      Actions: { EventAction: 'BLOCK' as const },
    },
    AccountTakeoverRiskConfiguration: {
      Actions: {
        HighAction: { Notify: true, EventAction: 'BLOCK' as const },
      },
    },
  },
  logs: [
    {
      EventSource: 'userAuthEvents' as const,
      LogLevel: 'INFO' as const,
      S3Configuration: { BucketArn: 'arn:aws:s3:::logs' },
    },
    { EventSource: 'userNotification' as const, LogLevel: 'ERROR' as const },
  ],
  clients: [
    {
      ClientId: 'web',
      ClientName: 'web',
      UserPoolId: ID,
      ClientSecret: 'planted-client-secret',
      ExplicitAuthFlows: [
        'USER_PASSWORD_AUTH' as const,
        'ALLOW_REFRESH_TOKEN_AUTH' as const,
      ],
      AllowedOAuthFlows: ['implicit' as const],
      PreventUserExistenceErrors: 'ENABLED' as const,
    },
    { ClientId: 'plain', UserPoolId: ID },
  ],
  providers: [
    {
      ProviderName: 'okta',
      ProviderType: 'OIDC' as const,
      UserPoolId: ID,
      ProviderDetails: {
        client_secret: 'planted-provider-secret',
        oidc_issuer: 'https://login.example.com',
        token_url: 'http://login.example.com/token',
      },
    },
  ],
  webAclArn: ACL,
};

const things = {
  userPools: [userPool],
  webAcls: [
    {
      acl: {
        ARN: ACL,
        Id: '1',
        Name: 'shop',
        DefaultAction: { Allow: {} },
        VisibilityConfig: undefined,
      },
      tags: {},
    },
  ],
};

it('reads pools, clients and providers, and no secret', async () => {
  const { of, calls, outcome } = await collected({ things }, ['cognito']);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(calls).toEqual({
    'cognito-idp:ListUserPools': 1,
    'cognito-idp:DescribeUserPool': 1,
    'cognito-idp:GetUserPoolMfaConfig': 1,
    'cognito-idp:DescribeRiskConfiguration': 1,
    'cognito-idp:GetLogDeliveryConfiguration': 1,
    'cognito-idp:ListUserPoolClients': 1,
    'cognito-idp:DescribeUserPoolClient': 2,
    'cognito-idp:ListIdentityProviders': 1,
    'cognito-idp:DescribeIdentityProvider': 1,
    'wafv2:GetWebACLForResource': 1,
  });
  expect(of('AWS::Cognito::UserPool')).toMatchObject([
    {
      arn: ARN,
      tags: { owner: 'shop' },
      attributes: {
        tier: 'PLUS',
        mfa: 'OPTIONAL',
        mfaMethods: {
          authenticatorApp: true,
          sms: true,
          email: false,
          passkey: false,
        },
        firstAuthFactors: ['PASSWORD'],
        passwordPolicy: {
          minimumLength: 8,
          requireSymbols: false,
          temporaryPasswordValidity: 3,
        },
        threatProtection: 'ENFORCED',
        customAuthThreatProtection: 'OFF',
        hasCustomAuth: true,
        risk: {
          compromisedCredentials: { action: 'BLOCK', events: ['SIGN_IN'] },
          accountTakeover: {
            low: 'NO_ACTION',
            medium: 'NO_ACTION',
            high: 'BLOCK',
          },
        },
        exportedLogs: [{ source: 'userAuthEvents', level: 'INFO' }],
        webAclArn: ACL,
        hasDeletionProtection: true,
        isAdminCreateOnly: false,
      },
    },
  ]);
  expect(of('AWS::Cognito::UserPoolClient')).toMatchObject([
    {
      arn: `${ARN}/client/web`,
      parentArn: ARN,
      attributes: {
        signInFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
        oauthFlows: [],
        hasSecret: true,
        preventsUserExistenceErrors: true,
      },
    },
    {
      name: 'plain',
      attributes: {
        explicitAuthFlows: [],
        signInFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'],
        hasSecret: false,
      },
    },
  ]);
  expect(of('AWS::Cognito::UserPoolIdentityProvider')).toMatchObject([
    {
      attributes: {
        providerType: 'OIDC',
        addressSchemes: [
          { field: 'oidc_issuer', scheme: 'https' },
          { field: 'token_url', scheme: 'http' },
        ],
        signsRequests: null,
      },
    },
  ]);
  const all = [
    ...of('AWS::Cognito::UserPoolClient'),
    ...of('AWS::Cognito::UserPoolIdentityProvider'),
  ];
  expect(JSON.stringify(all)).not.toContain('planted');
});

it('takes threat protection that is off for none, and a pool without web ACL for one without', async () => {
  const { of, outcome } = await collected(
    {
      things: {
        userPools: [{ ...userPool, risk: undefined, webAclArn: undefined }],
      },
    },
    ['cognito'],
  );
  expect(outcome).toMatchObject({ state: 'complete' });
  expect(of('AWS::Cognito::UserPool')[0].attributes).toMatchObject({
    risk: null,
    webAclArn: null,
  });
});

it('does not take what it may not read for none', async () => {
  const { of, outcome } = await collected(
    {
      things,
      denied: [
        'cognito-idp:DescribeUserPool',
        'cognito-idp:DescribeRiskConfiguration',
        'cognito-idp:ListUserPoolClients',
        'cognito-idp:DescribeIdentityProvider',
        'wafv2:GetWebACLForResource',
      ],
    },
    ['cognito'],
  );
  expect(outcome).toMatchObject({ state: 'partial', errorClass: 'denied' });
  const unknown = { $unknown: { errorClass: 'denied' } };
  expect(of('AWS::Cognito::UserPool')).toMatchObject([
    {
      name: 'customers',
      tags: unknown,
      attributes: {
        mfa: unknown,
        risk: unknown,
        webAclArn: unknown,
        mfaMethods: { authenticatorApp: true },
      },
    },
  ]);
  expect(of('AWS::Cognito::UserPoolClient')).toMatchObject([
    { arn: `${ARN}/client/*`, unlisted: { errorClass: 'denied' } },
  ]);
  expect(of('AWS::Cognito::UserPoolIdentityProvider')).toMatchObject([
    { arn: `${ARN}/identityprovider/*`, unlisted: { errorClass: 'denied' } },
  ]);
});
