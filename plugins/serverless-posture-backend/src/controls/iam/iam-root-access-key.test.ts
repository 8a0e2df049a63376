import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamAccount,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { iamRootAccessKey } from './iam-root-access-key';

testControl(iamRootAccessKey, {
  passed: [iamAccount()],
  failed: [iamAccount({ rootAccessKey: true })],
  notAvailable: [
    iamAccount({ rootAccessKey: unknown('denied', 'iam:GetAccountSummary') }),
  ],
});
