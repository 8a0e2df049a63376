import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changeClient, clientFix } from './remedies';

/** Source: Cognito guide, "Application-specific settings with app clients". */
export const cognitoClientImplicitGrant = control({
  id: 'cognito-client-implicit-grant',
  title: 'App clients use the code grant, not the implicit grant',
  description:
    'The implicit grant hands tokens over in the address of a page, where the history, extensions and logs of the browser find ' +
    'them. Clients with managed login must not allow it. Whether an app uses PKCE with the code grant is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPoolClient',
  references: {
    owasp: ['SAS-02'],
    documents: [cognitoDocuments.clients, cognitoDocuments.grants],
  },
  evaluate({ oauthFlows }) {
    if (oauthFlows.length === 0) return notApplicable('managed login is off');
    return oauthFlows.includes('implicit')
      ? failed([evidence('AllowedOAuthFlows', oauthFlows.join(', '))])
      : passed();
  },
  remedy: client =>
    changeClient(
      client,
      `Use the code grant with PKCE in ${client.name}.`,
      'AllowedOAuthFlows',
      '["code"]',
    ),
  fix: clientFix,
});
