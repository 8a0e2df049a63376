import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changeIdentityPool } from './identityPoolRemedy';

/** Source: Security Hub Cognito.2. */
export const cognitoIdentityPoolGuest = control({
  id: 'cognito-identity-pool-guest',
  title: 'Identity pool gives no credentials to guests',
  description:
    'With guest access, everyone on the internet who knows the id of the pool, which is in every app, gets credentials of ' +
    'the account. What the role for guests may do is the matter of another control.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::Cognito::IdentityPool',
  references: {
    securityHub: ['Cognito.2'],
    config: [
      'cognito-identity-pool-unauth-access-check',
      'cognito-identity-pool-unauthenticated-logins',
    ],
    owasp: ['SAS-02'],
    documents: [cognitoDocuments.identityPools],
  },
  evaluate: pool =>
    pool.allowsGuests
      ? failed([evidence('AllowUnauthenticatedIdentities', true)])
      : passed(),
  remedy: pool =>
    changeIdentityPool(
      pool,
      `Turn guest access of ${pool.name} off.`,
      'AllowUnauthenticatedIdentities',
    ),
});
