import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changeClient, clientFix } from './remedies';
import { servesMachinesOnly } from './signIn';

/** Source: Cognito guide, "Ending user sessions with token revocation". */
export const cognitoClientTokenRevocation = control({
  id: 'cognito-client-token-revocation',
  title: 'App clients can revoke tokens',
  description:
    'A stolen refresh token is good for weeks unless it can be revoked. Revocation must be on; without rotation of refresh ' +
    'tokens, which shows that one is used twice, the reason says so. Clients for machines get no refresh tokens and are left ' +
    'out. Whether back ends ask for revoked access tokens is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPoolClient',
  references: {
    owasp: ['SAS-02'],
    documents: [cognitoDocuments.revocation],
  },
  evaluate(client) {
    if (servesMachinesOnly(client))
      return notApplicable('it gets no refresh tokens');
    if (!client.hasTokenRevocation)
      return failed([evidence('EnableTokenRevocation', false)]);
    return client.hasRefreshTokenRotation
      ? passed()
      : passed('refresh tokens are not rotated');
  },
  remedy: client =>
    changeClient(
      client,
      `Enable token revocation of ${client.name}, and rotate its refresh tokens.`,
      'EnableTokenRevocation',
      'true',
    ),
  fix: clientFix,
});
