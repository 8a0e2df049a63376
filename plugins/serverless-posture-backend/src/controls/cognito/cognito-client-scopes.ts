import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { matches } from '../policy/wildcard';
import { cognitoDocuments } from './documents';
import { changeClient, clientFix } from './remedies';

/** Source: Cognito guide, "Scopes, M2M, and resource servers". */
export const cognitoClientScopes = control({
  id: 'cognito-client-scopes',
  title: 'App clients hold no administrative or unneeded scope',
  description:
    'A token with the scope aws.cognito.signin.user.admin changes its user: attributes, password, second factor. Clients with ' +
    'managed login must not offer it, nor scopes of resource servers that sound like administration. Which scopes an app ' +
    'really uses is not visible; sign-in by the API always grants the user scope.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPoolClient',
  references: {
    owasp: ['SAS-04'],
    documents: [cognitoDocuments.scopes],
  },
  parameters: {
    forbiddenScopes: {
      description:
        'Scopes that no app client may offer. Wildcards * and ? are allowed.',
      default: [
        'aws.cognito.signin.user.admin',
        '*/admin',
        '*/admin:*',
        '*:admin',
      ],
    },
  },
  evaluate({ oauthFlows, oauthScopes }, context) {
    if (oauthFlows.length === 0) return notApplicable('managed login is off');
    const forbidden = context.parameter<string[]>('forbiddenScopes');
    const found = oauthScopes.filter(scope =>
      forbidden.some(pattern => matches(pattern, scope)),
    );
    return found.length > 0
      ? failed(found.map(scope => evidence('AllowedOAuthScopes', scope)))
      : passed();
  },
  remedy: client =>
    changeClient(
      client,
      `Remove the user-admin scope and unused scopes from ${client.name}.`,
      'AllowedOAuthScopes',
      '["openid", "email"]',
    ),
  fix: clientFix,
});
