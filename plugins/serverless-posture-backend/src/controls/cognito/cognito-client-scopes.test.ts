import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPoolClient,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoClientScopes } from './cognito-client-scopes';

testControl(cognitoClientScopes, {
  passed: [
    userPoolClient({
      oauthScopes: ['openid', 'orders/read', 'orders/administration-report'],
    }),
    {
      resource: userPoolClient({
        oauthScopes: ['aws.cognito.signin.user.admin'],
      }),
      parameters: { forbiddenScopes: ['orders/*'] },
      note: 'configured scopes',
    },
  ],
  failed: [
    {
      resource: userPoolClient({
        oauthScopes: ['openid', 'aws.cognito.signin.user.admin'],
      }),
      matching: {
        evidence: [
          {
            path: 'AllowedOAuthScopes',
            value: 'aws.cognito.signin.user.admin',
          },
        ],
      },
    },
    userPoolClient({ oauthScopes: ['orders/admin'] }),
  ],
  notAvailable: [
    userPoolClient({
      oauthScopes: unknown('denied', 'cognito-idp:DescribeUserPoolClient'),
    }),
  ],
  notApplicable: [
    userPoolClient({
      oauthFlows: [],
      oauthScopes: ['aws.cognito.signin.user.admin'],
    }),
  ],
});
