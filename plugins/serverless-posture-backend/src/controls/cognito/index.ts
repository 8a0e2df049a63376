import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { cognitoAccountTakeover } from './cognito-account-takeover';
import { cognitoAuthEventLogs } from './cognito-auth-event-logs';
import { cognitoClientCallbackUrls } from './cognito-client-callback-urls';
import { cognitoClientImplicitGrant } from './cognito-client-implicit-grant';
import { cognitoClientPlainPasswordFlow } from './cognito-client-plain-password-flow';
import { cognitoClientScopes } from './cognito-client-scopes';
import { cognitoClientTokenRevocation } from './cognito-client-token-revocation';
import { cognitoClientUserExistence } from './cognito-client-user-existence';
import { cognitoClientWritableAttributes } from './cognito-client-writable-attributes';
import { cognitoCompromisedCredentials } from './cognito-compromised-credentials';
import { cognitoDeletionProtection } from './cognito-deletion-protection';
import { cognitoFederationMetadata } from './cognito-federation-metadata';
import { cognitoIdentityPoolClassicFlow } from './cognito-identity-pool-classic-flow';
import { cognitoIdentityPoolGuest } from './cognito-identity-pool-guest';
import { cognitoIdentityPoolRole } from './cognito-identity-pool-role';
import { cognitoMfa } from './cognito-mfa';
import { cognitoPasswordPolicy } from './cognito-password-policy';
import { cognitoSelfRegistration } from './cognito-self-registration';
import { cognitoThreatProtection } from './cognito-threat-protection';
import { cognitoThreatProtectionCustomAuth } from './cognito-threat-protection-custom-auth';
import { cognitoWaf } from './cognito-waf';

export const cognitoControls: AnyControl[] = [
  cognitoAccountTakeover,
  cognitoAuthEventLogs,
  cognitoClientCallbackUrls,
  cognitoClientImplicitGrant,
  cognitoClientPlainPasswordFlow,
  cognitoClientScopes,
  cognitoClientTokenRevocation,
  cognitoClientUserExistence,
  cognitoClientWritableAttributes,
  cognitoCompromisedCredentials,
  cognitoDeletionProtection,
  cognitoFederationMetadata,
  cognitoIdentityPoolClassicFlow,
  cognitoIdentityPoolGuest,
  cognitoIdentityPoolRole,
  cognitoMfa,
  cognitoPasswordPolicy,
  cognitoSelfRegistration,
  cognitoThreatProtection,
  cognitoThreatProtectionCustomAuth,
  cognitoWaf,
];
