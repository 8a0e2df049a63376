import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPoolClient,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoClientUserExistence } from './cognito-client-user-existence';

testControl(cognitoClientUserExistence, {
  passed: [userPoolClient({ preventsUserExistenceErrors: true })],
  failed: [
    {
      resource: userPoolClient({ preventsUserExistenceErrors: false }),
      matching: {
        evidence: [{ path: 'PreventUserExistenceErrors', value: 'LEGACY' }],
      },
    },
  ],
  notAvailable: [
    userPoolClient({
      preventsUserExistenceErrors: unknown(
        'denied',
        'cognito-idp:DescribeUserPoolClient',
      ),
    }),
  ],
  notApplicable: [
    userPoolClient({ signInFlows: [], oauthFlows: ['client_credentials'] }),
  ],
});
