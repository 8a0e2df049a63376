import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamAccount,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { iamRootMfa } from './iam-root-mfa';

testControl(iamRootMfa, {
  passed: [
    iamAccount(),
    iamAccount({ rootVirtualMfa: true }),
    {
      resource: iamAccount({ rootMfa: false, rootPassword: false }),
      note: 'no credentials',
    },
  ],
  failed: [
    iamAccount({ rootMfa: false }),
    iamAccount({ rootMfa: false, rootPassword: false, rootAccessKey: true }),
    {
      resource: iamAccount({ rootVirtualMfa: true }),
      parameters: { requireHardware: true },
      matching: { severity: 'MEDIUM' },
    },
  ],
  notAvailable: [
    iamAccount({ rootMfa: unknown('denied', 'iam:GetAccountSummary') }),
    {
      resource: iamAccount({
        rootVirtualMfa: unknown('denied', 'iam:ListVirtualMFADevices'),
      }),
      parameters: { requireHardware: true },
    },
  ],
});
