const GUIDE = 'https://docs.aws.amazon.com/cognito/latest/developerguide';

/** Pages of the Cognito guide that controls refer to. */
export const cognitoDocuments = {
  threatProtection: {
    title: 'Advanced security with threat protection',
    url: `${GUIDE}/cognito-user-pool-settings-threat-protection.html`,
  },
  compromisedCredentials: {
    title: 'Working with compromised-credentials detection',
    url: `${GUIDE}/cognito-user-pool-settings-compromised-credentials.html`,
  },
  adaptiveAuthentication: {
    title: 'Working with adaptive authentication',
    url: `${GUIDE}/cognito-user-pool-settings-adaptive-authentication.html`,
  },
  mfa: {
    title: 'Adding MFA to a user pool',
    url: `${GUIDE}/user-pool-settings-mfa.html`,
  },
  password: {
    title: 'Passwords, account recovery, and password policies',
    url: `${GUIDE}/managing-users-passwords.html`,
  },
  signUp: {
    title: 'Signing up and confirming user accounts',
    url: `${GUIDE}/signing-up-users-in-your-app.html`,
  },
  waf: {
    title: 'Associate an AWS WAF web ACL with a user pool',
    url: `${GUIDE}/user-pool-waf.html`,
  },
  deletion: {
    title: 'User pool deletion protection',
    url: `${GUIDE}/user-pool-settings-deletion-protection.html`,
  },
  clients: {
    title: 'Application-specific settings with app clients',
    url: `${GUIDE}/user-pool-settings-client-apps.html`,
  },
  existence: {
    title: 'Managing user existence error responses',
    url: `${GUIDE}/cognito-user-pool-managing-errors.html`,
  },
  revocation: {
    title: 'Ending user sessions with token revocation',
    url: `${GUIDE}/token-revocation.html`,
  },
  flows: {
    title: 'Authentication flows',
    url: `${GUIDE}/amazon-cognito-user-pools-authentication-flow-methods.html`,
  },
  grants: {
    title: 'Understanding API, OIDC, and managed login pages authentication',
    url: `${GUIDE}/authentication-flows-public-server-side.html`,
  },
  attributes: {
    title: 'Working with user attributes',
    url: `${GUIDE}/user-pool-settings-attributes.html`,
  },
  scopes: {
    title: 'Scopes, M2M, and resource servers',
    url: `${GUIDE}/cognito-user-pools-define-resource-servers.html`,
  },
  federation: {
    title: 'User pool sign-in with third party identity providers',
    url: `${GUIDE}/cognito-user-pools-identity-federation.html`,
  },
  logs: {
    title: 'Exporting logs from Amazon Cognito user pools',
    url: `${GUIDE}/exporting-quotas-and-usage.html`,
  },
  identityPools: {
    title: 'Identity pools console overview',
    url: `${GUIDE}/identity-pools.html`,
  },
  identityPoolRoles: {
    title: 'IAM roles',
    url: `${GUIDE}/iam-roles.html`,
  },
  identityPoolFlows: {
    title: 'Identity pools authentication flow',
    url: `${GUIDE}/authentication-flow.html`,
  },
};
