/** What users may have as a second factor. @public */
export interface MfaMethods {
  authenticatorApp: boolean;
  sms: boolean;
  email: boolean;
  /** Whether a passkey counts as both factors. */
  passkey: boolean;
}

/** @public */
export interface PasswordPolicy {
  minimumLength: number;
  requireUppercase: boolean;
  requireLowercase: boolean;
  requireNumbers: boolean;
  requireSymbols: boolean;
  /** Days. */
  temporaryPasswordValidity: number;
}

/** What happens at a sign-in of some risk. @public */
export type TakeoverAction =
  | 'BLOCK'
  | 'MFA_IF_CONFIGURED'
  | 'MFA_REQUIRED'
  | 'NO_ACTION';

/** What threat protection does; a part is `null` where nothing is configured. @public */
export interface RiskConfiguration {
  compromisedCredentials: {
    action: 'BLOCK' | 'NO_ACTION';
    /** Events that are looked at, such as `SIGN_IN`; empty for all of them. */
    events: string[];
  } | null;
  accountTakeover: {
    low: TakeoverAction;
    medium: TakeoverAction;
    high: TakeoverAction;
  } | null;
}

/** Whether threat protection is off, only watches, or acts. @public */
export type ThreatProtectionMode = 'OFF' | 'AUDIT' | 'ENFORCED';

/** One attribute of the users of a pool. @public */
export interface UserAttribute {
  /** Such as `email` or `custom:tenant`. */
  name: string;
  isMutable: boolean;
  /** Only developers' credentials write it. */
  isDeveloperOnly: boolean;
}

/**
 * Source: Cognito DescribeUserPool, GetUserPoolMfaConfig, DescribeRiskConfiguration, GetLogDeliveryConfiguration; WAF
 * GetWebACLForResource.
 * @public
 */
export interface UserPool {
  tier: 'LITE' | 'ESSENTIALS' | 'PLUS';
  mfa: 'OFF' | 'ON' | 'OPTIONAL';
  mfaMethods: MfaMethods;
  /** What users may begin a sign-in with, such as `PASSWORD` or `WEB_AUTHN`. */
  firstAuthFactors: string[];
  passwordPolicy: PasswordPolicy;
  /** Of sign-in by password. */
  threatProtection: ThreatProtectionMode;
  /** Of sign-in by Lambda triggers. */
  customAuthThreatProtection: ThreatProtectionMode;
  /** Whether Lambda triggers define a sign-in of its own. */
  hasCustomAuth: boolean;
  /** What threat protection of the whole pool does; app clients may have another. `null` where the pool has none. */
  risk: RiskConfiguration | null;
  /** Whether only administrators create users. */
  isAdminCreateOnly: boolean;
  /** `email` and `phone_number` as far as Cognito verifies them at sign-up. */
  autoVerifiedAttributes: string[];
  /** Attributes whose new value holds only once it is verified. */
  verifiedBeforeUpdate: string[];
  attributes: UserAttribute[];
  hasDeletionProtection: boolean;
  /** What is exported: `userAuthEvents` or `userNotification`, with its level; only what has a destination. */
  exportedLogs: { source: string; level: string }[];
  /** `null` without a web ACL. */
  webAclArn: string | null;
}

/** Source: Cognito ListUserPoolClients, DescribeUserPoolClient. @public */
export interface UserPoolClient {
  /** Empty for the flows that Cognito allows where none is named, see {@link UserPoolClient.signInFlows}. */
  explicitAuthFlows: string[];
  /** The flows of sign-in that hold, without the legacy names: `ALLOW_USER_SRP_AUTH`, … */
  signInFlows: string[];
  /** Providers of managed login; `COGNITO` is the pool itself. */
  identityProviders: string[];
  /** Flows of managed login: `code`, `implicit`, `client_credentials`; empty where managed login is off. */
  oauthFlows: string[];
  oauthScopes: string[];
  callbackUrls: string[];
  logoutUrls: string[];
  defaultRedirectUri: string | null;
  /** As set: empty means that all standard attributes may be written. */
  writeAttributes: string[];
  preventsUserExistenceErrors: boolean;
  hasTokenRevocation: boolean;
  hasRefreshTokenRotation: boolean;
  /** Whether there is a secret; its value is never kept. */
  hasSecret: boolean;
}

/** Source: Cognito ListIdentityProviders, DescribeIdentityProvider; its client secret is not kept. @public */
export interface UserPoolIdentityProvider {
  /** `SAML`, `OIDC`, `Google`, … */
  providerType: string;
  /** Schemes of the addresses that it names: metadata, issuer, endpoints. By field, such as `MetadataURL`. */
  addressSchemes: { field: string; scheme: string }[];
  /** Whether Cognito signs its SAML requests; `null` for other protocols. */
  signsRequests: boolean | null;
}

/** A role that an identity pool hands out. @public */
export interface IdentityPoolRole {
  /** Whom it is for: `mapped` by a rule on claims. */
  audience: 'authenticated' | 'unauthenticated' | 'mapped';
  arn: string;
}

/** Source: Cognito Identity ListIdentityPools, DescribeIdentityPool, GetIdentityPoolRoles. @public */
export interface IdentityPool {
  /** Such as `eu-west-1:0b1c…`. */
  identityPoolId: string;
  allowsGuests: boolean;
  allowsClassicFlow: boolean;
  roles: IdentityPoolRole[];
  /** Whether tokens name further roles: those of the groups that a user is in. */
  hasRolesOfTokens: boolean;
}
