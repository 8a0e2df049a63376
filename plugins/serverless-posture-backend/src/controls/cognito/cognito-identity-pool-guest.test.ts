import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  identityPool,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoIdentityPoolGuest } from './cognito-identity-pool-guest';

testControl(cognitoIdentityPoolGuest, {
  passed: [identityPool({ allowsGuests: false })],
  failed: [
    {
      resource: identityPool({ allowsGuests: true }),
      matching: {
        evidence: [{ path: 'AllowUnauthenticatedIdentities', value: true }],
      },
    },
  ],
  notAvailable: [
    identityPool({
      allowsGuests: unknown('denied', 'cognito-identity:DescribeIdentityPool'),
    }),
  ],
});
