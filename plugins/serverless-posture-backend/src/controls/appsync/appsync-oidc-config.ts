import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { apiFix, changeGraphqlApi } from './remedies';

/** Source: AppSync guide, "OPENID_CONNECT authorization". */
export const appsyncOidcConfig = control({
  id: 'appsync-oidc-config',
  title: 'OpenID Connect has an HTTPS issuer and pins the client id',
  description:
    'Without a client id, a token that the issuer made for any other application is as good as one for this API. Judged ' +
    'are the default and the additional ways in. An expression that matches every id (.*) pins none. Whether the issuer ' +
    'is the right one is not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::AppSync::GraphQLApi',
  references: {
    serverlessLens: ['SEC 1'],
    owasp: ['SAS-02'],
    documents: [
      {
        title: 'OPENID_CONNECT authorization',
        url: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#openid-connect-authorization',
      },
    ],
  },
  evaluate({ authentication }) {
    const found = authentication.flatMap(({ openIdConnect }, index) => {
      if (!openIdConnect) return [];
      const path = index
        ? `additionalAuthenticationProviders[${index - 1}].openIDConnectConfig`
        : 'openIDConnectConfig';
      const { issuer, clientId } = openIdConnect;
      return [
        ...(/^https:\/\//i.test(issuer)
          ? []
          : [evidence(`${path}.issuer`, issuer)]),
        ...(clientId !== null && !matchesAnything(clientId)
          ? []
          : [evidence(`${path}.clientId`, clientId)]),
      ];
    });
    if (found.length > 0) return failed(found);
    return authentication.some(({ type }) => type === 'OPENID_CONNECT')
      ? passed()
      : notApplicable('does not use OpenID Connect');
  },
  remedy: api =>
    changeGraphqlApi(
      api,
      `Set the client id of the application in the OpenID Connect configuration of ${api.name}.`,
      {
        cli: '--open-id-connect-config issuer=https://<issuer>,clientId=<client id>',
        cloudformation:
          'OpenIDConnectConfig:\n  Issuer: https://login.example.com\n  ClientId: <client id>',
        terraform:
          'openid_connect_config {\n  issuer    = "https://login.example.com"\n  client_id = "<client id>"\n}',
      },
    ),
  fix: apiFix,
});

/** Whether an expression matches ids that nobody can have had in mind; one that is no expression does not. */
function matchesAnything(clientId: string): boolean {
  try {
    return /[*+]/.test(clientId) && new RegExp(clientId).test('xyzzy 1/2:3');
  } catch {
    return false;
  }
}
