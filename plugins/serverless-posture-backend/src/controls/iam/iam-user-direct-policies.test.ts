import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamUser,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { iamUserDirectPolicies } from './iam-user-direct-policies';

testControl(iamUserDirectPolicies, {
  passed: [iamUser()],
  failed: [
    iamUser({ inlinePolicies: ['all'] }),
    iamUser({ attachedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
  ],
  notAvailable: [
    iamUser({
      inlinePolicies: unknown('denied', 'iam:GetAccountAuthorizationDetails'),
    }),
    iamUser({ attachedPolicyArns: unknown('denied') }),
  ],
});
