import { WafRule } from 'backstage-plugin-serverless-posture-node';
import { ACCOUNT, builder, REGION } from './builders';

/** A standard workflow in good order. @public */
export const stateMachine = builder(
  'AWS::StepFunctions::StateMachine',
  {
    arn: `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:fulfil-order`,
    name: 'fulfil-order',
  },
  {
    workflowType: 'STANDARD',
    roleArn: `arn:aws:iam::${ACCOUNT}:role/fulfil-order`,
    logging: {
      level: 'ERROR',
      includeExecutionData: false,
      logGroupArns: [
        `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/aws/vendedlogs/states/fulfil-order`,
      ],
    },
    definitionSecrets: [],
    httpTasks: [],
  },
);

/** A custom bus without a policy. @public */
export const eventBus = builder(
  'AWS::Events::EventBus',
  {
    arn: `arn:aws:events:${REGION}:${ACCOUNT}:event-bus/orders`,
    name: 'orders',
  },
  { policy: null, isDefault: false },
);

/** An enabled rule of {@link eventBus} without targets. @public */
export const eventRule = builder(
  'AWS::Events::Rule',
  {
    arn: `arn:aws:events:${REGION}:${ACCOUNT}:rule/orders/order-placed`,
    name: 'order-placed',
    parentArn: `arn:aws:events:${REGION}:${ACCOUNT}:event-bus/orders`,
  },
  {
    bus: 'orders',
    isEnabled: true,
    managedBy: null,
    sources: ['shop.orders'],
    detailTypes: null,
    targets: [],
  },
);

/** A global endpoint that replicates its events. @public */
export const eventEndpoint = builder(
  'AWS::Events::Endpoint',
  {
    arn: `arn:aws:events:${REGION}:${ACCOUNT}:endpoint/orders`,
    name: 'orders',
  },
  { replication: 'ENABLED' },
);

const POOL = `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${REGION}_a1B2c3D4e`;

/** A user pool in good order: MFA, threat protection that acts, a web ACL. @public */
export const userPool = builder(
  'AWS::Cognito::UserPool',
  { arn: POOL, name: 'customers' },
  {
    tier: 'PLUS',
    mfa: 'ON',
    mfaMethods: {
      authenticatorApp: true,
      sms: false,
      email: false,
      passkey: false,
    },
    firstAuthFactors: ['PASSWORD'],
    passwordPolicy: {
      minimumLength: 14,
      requireUppercase: true,
      requireLowercase: true,
      requireNumbers: true,
      requireSymbols: true,
      temporaryPasswordValidity: 7,
    },
    threatProtection: 'ENFORCED',
    customAuthThreatProtection: 'OFF',
    hasCustomAuth: false,
    risk: {
      compromisedCredentials: { action: 'BLOCK', events: [] },
      accountTakeover: {
        low: 'NO_ACTION',
        medium: 'MFA_REQUIRED',
        high: 'BLOCK',
      },
    },
    isAdminCreateOnly: true,
    autoVerifiedAttributes: ['email'],
    verifiedBeforeUpdate: ['email'],
    attributes: [
      { name: 'email', isMutable: true, isDeveloperOnly: false },
      { name: 'name', isMutable: true, isDeveloperOnly: false },
    ],
    hasDeletionProtection: true,
    exportedLogs: [{ source: 'userAuthEvents', level: 'INFO' }],
    webAclArn: `arn:aws:wafv2:${REGION}:${ACCOUNT}:regional/webacl/shop/1`,
  },
);

/** An app client of {@link userPool} in good order. @public */
export const userPoolClient = builder(
  'AWS::Cognito::UserPoolClient',
  {
    arn: `${POOL}/client/3n4b5urk1ft4fl3mg5e62d9ado`,
    name: 'web',
    parentArn: POOL,
  },
  {
    explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    signInFlows: ['ALLOW_USER_SRP_AUTH'],
    identityProviders: ['COGNITO'],
    oauthFlows: ['code'],
    oauthScopes: ['openid', 'email'],
    callbackUrls: ['https://shop.example.com/signed-in'],
    logoutUrls: [],
    defaultRedirectUri: null,
    writeAttributes: ['email', 'name'],
    preventsUserExistenceErrors: true,
    hasTokenRevocation: true,
    hasRefreshTokenRotation: true,
    hasSecret: false,
  },
);

/** A SAML provider of {@link userPool} in good order. @public */
export const userPoolIdentityProvider = builder(
  'AWS::Cognito::UserPoolIdentityProvider',
  {
    arn: `${POOL}/identityprovider/workforce`,
    name: 'workforce',
    parentArn: POOL,
  },
  {
    providerType: 'SAML',
    addressSchemes: [{ field: 'MetadataURL', scheme: 'https' }],
    signsRequests: true,
  },
);

/** An identity pool for signed-in users only. @public */
export const identityPool = builder(
  'AWS::Cognito::IdentityPool',
  {
    arn: `arn:aws:cognito-identity:${REGION}:${ACCOUNT}:identitypool/${REGION}:0b1c2d3e-0000-4000-8000-000000000001`,
    name: 'customers',
  },
  {
    identityPoolId: `${REGION}:0b1c2d3e-0000-4000-8000-000000000001`,
    allowsGuests: false,
    allowsClassicFlow: false,
    roles: [
      {
        audience: 'authenticated',
        arn: `arn:aws:iam::${ACCOUNT}:role/customers`,
      },
    ],
    hasRolesOfTokens: false,
  },
);

/** A rule that blocks what its statement matches. @public */
export function wafRule(
  statement: WafRule['statement'],
  more: Partial<WafRule> = {},
): WafRule {
  const isGroup = ['managed-group', 'group'].includes(statement.kind);
  return {
    name: statement.kind,
    action: isGroup ? null : 'block',
    countsOnly: false,
    statement,
    hasMetrics: true,
    hasSampledRequests: true,
    ...more,
  };
}

/** A rule group of AWS in a rule of its name. @public */
export function managedRuleGroup(
  name: string,
  more: object = {},
  rule: Partial<WafRule> = {},
): WafRule {
  return wafRule(
    {
      kind: 'managed-group',
      vendor: 'AWS',
      name,
      overrides: [],
      scopeDown: null,
      ...more,
    },
    { name, ...rule },
  );
}

/** A web ACL of a REST API that lets everything pass. @public */
export const webAcl = builder(
  'AWS::WAFv2::WebACL',
  {
    arn: `arn:aws:wafv2:${REGION}:${ACCOUNT}:regional/webacl/shop/11112222-0000-4000-8000-000000000001`,
    name: 'shop',
  },
  {
    protects: ['API_GATEWAY'],
    rules: [],
    defaultAction: 'allow',
    bodyLimits: { API_GATEWAY: 16_384 },
    logging: null,
  },
);

/** A web ACL of WAF Classic with one rule of one condition. @public */
export const classicWebAcl = builder(
  'AWS::WAFRegional::WebACL',
  {
    arn: `arn:aws:waf-regional:${REGION}:${ACCOUNT}:webacl/11112222-0000-4000-8000-000000000004`,
    name: 'old-shop',
  },
  { rules: [{ id: 'r1', kind: 'REGULAR', holds: 1 }], logDestinations: [] },
);

/** A rule group of the account without rules. @public */
export const wafRuleGroup = builder(
  'AWS::WAFv2::RuleGroup',
  {
    arn: `arn:aws:wafv2:${REGION}:${ACCOUNT}:regional/rulegroup/own/11112222-0000-4000-8000-000000000002`,
    name: 'own',
  },
  { rules: [] },
);

/** A set of one address. @public */
export const wafIpSet = builder(
  'AWS::WAFv2::IPSet',
  {
    arn: `arn:aws:wafv2:${REGION}:${ACCOUNT}:regional/ipset/office/11112222-0000-4000-8000-000000000003`,
    name: 'office',
  },
  { addresses: ['203.0.113.7/32'] },
);
