import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlApi,
  graphqlAuthentication,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncOidcConfig } from './appsync-oidc-config';

const openId = (
  clientId: string | null,
  issuer = 'https://login.example.com',
) =>
  graphqlAuthentication({
    type: 'OPENID_CONNECT',
    openIdConnect: { issuer, clientId },
  });

testControl(appsyncOidcConfig, {
  passed: [
    graphqlApi({ authentication: [openId('shop-web')] }),
    graphqlApi({ authentication: [openId('^(shop-web|shop-app)$')] }),
    graphqlApi({ authentication: [openId('^shop-.*$')] }),
  ],
  failed: [
    {
      resource: graphqlApi({ authentication: [openId(null)] }),
      matching: { evidence: [{ path: 'openIDConnectConfig.clientId' }] },
    },
    {
      resource: graphqlApi({ authentication: [openId('.*')] }),
      note: 'an expression that matches every client',
    },
    {
      resource: graphqlApi({
        authentication: [
          graphqlAuthentication(),
          openId('shop', 'http://login.example.com'),
        ],
      }),
      matching: {
        evidence: [
          {
            path: 'additionalAuthenticationProviders[0].openIDConnectConfig.issuer',
          },
        ],
      },
    },
  ],
  notAvailable: [
    graphqlApi({
      authentication: unknown('denied', 'appsync:ListGraphqlApis'),
    }),
  ],
  notApplicable: [graphqlApi()],
});
