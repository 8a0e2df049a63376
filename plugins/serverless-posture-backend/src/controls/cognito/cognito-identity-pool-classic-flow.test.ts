import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  identityPool,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoIdentityPoolClassicFlow } from './cognito-identity-pool-classic-flow';

testControl(cognitoIdentityPoolClassicFlow, {
  passed: [identityPool({ allowsClassicFlow: false })],
  failed: [
    {
      resource: identityPool({ allowsClassicFlow: true }),
      matching: { evidence: [{ path: 'AllowClassicFlow', value: true }] },
    },
  ],
  notAvailable: [
    identityPool({
      allowsClassicFlow: unknown(
        'denied',
        'cognito-identity:DescribeIdentityPool',
      ),
    }),
  ],
});
