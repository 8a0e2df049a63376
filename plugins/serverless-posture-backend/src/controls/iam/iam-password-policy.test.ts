import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamAccount,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { iamPasswordPolicy } from './iam-password-policy';

const strong = {
  minimumLength: 14,
  requiresSymbols: true,
  requiresNumbers: true,
  requiresUppercase: true,
  requiresLowercase: true,
  reusePrevention: 24,
  maxAge: 90,
};

testControl(iamPasswordPolicy, {
  passed: [
    iamAccount(),
    iamAccount({ passwordPolicy: { ...strong, maxAge: null } }),
  ],
  failed: [
    iamAccount({ passwordPolicy: null }),
    iamAccount({ passwordPolicy: { ...strong, minimumLength: 13 } }),
    iamAccount({ passwordPolicy: { ...strong, requiresSymbols: false } }),
    iamAccount({ passwordPolicy: { ...strong, requiresNumbers: false } }),
    iamAccount({ passwordPolicy: { ...strong, requiresUppercase: false } }),
    iamAccount({ passwordPolicy: { ...strong, requiresLowercase: false } }),
    iamAccount({ passwordPolicy: { ...strong, reusePrevention: null } }),
    {
      resource: iamAccount({ passwordPolicy: { ...strong, maxAge: null } }),
      parameters: { maxAgeDays: 90 },
    },
  ],
  notAvailable: [
    iamAccount({
      passwordPolicy: unknown('denied', 'iam:GetAccountPasswordPolicy'),
    }),
    iamAccount({ users: unknown('denied') }),
  ],
  notApplicable: [iamAccount({ users: 0, passwordPolicy: null })],
});
