import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPoolClient,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoClientImplicitGrant } from './cognito-client-implicit-grant';

testControl(cognitoClientImplicitGrant, {
  passed: [userPoolClient({ oauthFlows: ['code'] })],
  failed: [
    {
      resource: userPoolClient({ oauthFlows: ['code', 'implicit'] }),
      matching: {
        evidence: [{ path: 'AllowedOAuthFlows', value: 'code, implicit' }],
      },
    },
  ],
  notAvailable: [
    userPoolClient({
      oauthFlows: unknown('denied', 'cognito-idp:DescribeUserPoolClient'),
    }),
  ],
  notApplicable: [userPoolClient({ oauthFlows: [] })],
});
