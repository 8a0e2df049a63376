/**
 * The account's sign-in, as IAM sees it.
 * Source: IAM GetAccountSummary, ListVirtualMFADevices, GetAccountPasswordPolicy.
 * @public
 */
export interface IamAccount {
  rootMfa: boolean;
  rootAccessKey: boolean;
  /** False where root's credentials were removed by central root access; true where IAM does not say. */
  rootPassword: boolean;
  /** Whether root's MFA device is a virtual one. */
  rootVirtualMfa: boolean;
  users: number;
  /** `null`: AWS's default of eight characters. */
  passwordPolicy: IamPasswordPolicy | null;
}

/** @public */
export interface IamPasswordPolicy {
  minimumLength: number;
  requiresSymbols: boolean;
  requiresNumbers: boolean;
  requiresUppercase: boolean;
  requiresLowercase: boolean;
  /** How many passwords back none may be used again; `null` for none. */
  reusePrevention: number | null;
  /** Days; `null`: they never expire. */
  maxAge: number | null;
}

/**
 * Providers that federate people into the account.
 * Source: IAM ListSAMLProviders.
 * @public
 */
export interface IamSignIn {
  /** ARNs, among them those that IAM Identity Center makes (`AWSSSO_…`). */
  samlProviders: string[];
}

/** An access key of a user, from the credential report. @public */
export interface IamAccessKey {
  active: boolean;
  /** ISO 8601. */
  lastRotated: string | null;
  /** ISO 8601; `null`: never, as far as IAM knows. */
  lastUsed: string | null;
}

/**
 * A user. Source: IAM GetAccountAuthorizationDetails and GetCredentialReport.
 * @public
 */
export interface IamUser {
  passwordEnabled: boolean;
  mfaActive: boolean;
  accessKeys: IamAccessKey[];
  /** Names of inline policies. */
  inlinePolicies: string[];
  attachedPolicyArns: string[];
  groups: string[];
}
