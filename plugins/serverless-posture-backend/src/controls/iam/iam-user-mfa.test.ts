import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamUser,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { iamUserMfa } from './iam-user-mfa';

testControl(iamUserMfa, {
  passed: [iamUser({ passwordEnabled: true, mfaActive: true })],
  failed: [iamUser({ passwordEnabled: true })],
  notAvailable: [
    iamUser({ passwordEnabled: unknown('denied', 'iam:GetCredentialReport') }),
    iamUser({ passwordEnabled: true, mfaActive: unknown('timeout') }),
  ],
  notApplicable: [iamUser()],
});
