import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPoolClient,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoClientPlainPasswordFlow } from './cognito-client-plain-password-flow';

testControl(cognitoClientPlainPasswordFlow, {
  passed: [
    userPoolClient({ signInFlows: ['ALLOW_USER_SRP_AUTH'] }),
    userPoolClient({ signInFlows: [] }),
  ],
  failed: [
    {
      resource: userPoolClient({
        signInFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
      }),
      matching: {
        evidence: [
          { path: 'ExplicitAuthFlows', value: 'ALLOW_USER_PASSWORD_AUTH' },
        ],
        reason: expect.stringContaining('apps send'),
      },
    },
    {
      resource: userPoolClient({
        signInFlows: ['ALLOW_USER_PASSWORD_AUTH'],
        hasSecret: true,
      }),
      matching: { reason: expect.stringContaining('back end') },
    },
    {
      resource: userPoolClient({
        signInFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
      }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    userPoolClient({
      signInFlows: unknown('denied', 'cognito-idp:DescribeUserPoolClient'),
    }),
  ],
});
