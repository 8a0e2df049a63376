import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPoolClient,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoClientTokenRevocation } from './cognito-client-token-revocation';

testControl(cognitoClientTokenRevocation, {
  passed: [
    userPoolClient(),
    {
      resource: userPoolClient({ hasRefreshTokenRotation: false }),
      matching: { reason: 'refresh tokens are not rotated' },
    },
  ],
  failed: [
    {
      resource: userPoolClient({ hasTokenRevocation: false }),
      matching: { evidence: [{ path: 'EnableTokenRevocation', value: false }] },
    },
  ],
  notAvailable: [
    userPoolClient({
      hasTokenRevocation: unknown(
        'denied',
        'cognito-idp:DescribeUserPoolClient',
      ),
    }),
  ],
  notApplicable: [
    userPoolClient({ signInFlows: [], oauthFlows: ['client_credentials'] }),
  ],
});
