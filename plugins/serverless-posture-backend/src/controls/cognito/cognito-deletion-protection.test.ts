import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPool,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoDeletionProtection } from './cognito-deletion-protection';

testControl(cognitoDeletionProtection, {
  passed: [userPool({ hasDeletionProtection: true })],
  failed: [
    {
      resource: userPool({ hasDeletionProtection: false }),
      matching: {
        evidence: [{ path: 'DeletionProtection', value: 'INACTIVE' }],
      },
    },
  ],
  notAvailable: [
    userPool({
      hasDeletionProtection: unknown('denied', 'cognito-idp:DescribeUserPool'),
    }),
  ],
});
