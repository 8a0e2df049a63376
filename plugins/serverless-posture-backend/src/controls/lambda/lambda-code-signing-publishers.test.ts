import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaCodeSigningConfig,
  signingProfile,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaCodeSigningPublishers } from './lambda-code-signing-publishers';

const FOREIGN =
  'arn:aws:signer:eu-west-1:999988887777:/signing-profiles/other/v1';

testControl(lambdaCodeSigningPublishers, {
  passed: [{ resource: lambdaCodeSigningConfig(), with: [signingProfile()] }],
  failed: [
    {
      resource: lambdaCodeSigningConfig(),
      with: [signingProfile({ status: 'Canceled' })],
      matching: { evidence: [{ path: 'status', value: 'Canceled' }] },
    },
    {
      resource: lambdaCodeSigningConfig({ publisherArns: [FOREIGN] }),
      matching: { evidence: [{ value: FOREIGN }] },
    },
  ],
  notAvailable: [
    { resource: lambdaCodeSigningConfig(), note: 'a status that was not read' },
    {
      resource: lambdaCodeSigningConfig({ publisherArns: [FOREIGN] }),
      accounts: { unknown: unknown('denied').$unknown },
    },
  ],
  notApplicable: [lambdaCodeSigningConfig({ functionArns: [] })],
});
