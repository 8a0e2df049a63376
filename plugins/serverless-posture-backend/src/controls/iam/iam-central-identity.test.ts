import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamAccount,
  iamSignIn,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { iamCentralIdentity } from './iam-central-identity';

testControl(iamCentralIdentity, {
  passed: [iamSignIn()],
  failed: [
    { resource: iamSignIn({ samlProviders: [] }), with: [iamAccount()] },
  ],
  notAvailable: [
    iamSignIn({ samlProviders: unknown('denied', 'iam:ListSAMLProviders') }),
    {
      resource: iamSignIn({ samlProviders: [] }),
      unlisted: { 'AWS::IAM::AccountSummary': { errorClass: 'denied' } },
    },
    {
      resource: iamSignIn({ samlProviders: [] }),
      with: [iamAccount({ users: unknown('denied') })],
    },
  ],
  notApplicable: [
    {
      resource: iamSignIn({ samlProviders: [] }),
      with: [iamAccount({ users: 0 })],
    },
  ],
});
