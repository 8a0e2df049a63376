import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  cacheBehavior,
  distribution,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontSignedAccess } from './cloudfront-signed-access';

const open = cacheBehavior();
const signed = cacheBehavior({
  pathPattern: '/private/*',
  trustedKeyGroups: true,
});

testControl(cloudfrontSignedAccess, {
  passed: [
    distribution({ behaviors: [open, signed] }),
    {
      resource: distribution({ behaviors: [open, signed] }),
      parameters: { privatePaths: ['/private/*'] },
    },
  ],
  failed: [
    {
      resource: distribution({
        behaviors: [open, { ...signed, trustedSigners: true }],
      }),
      note: 'the root user of an account signs, too',
      matching: {
        evidence: [
          { path: 'CacheBehaviors[/private/*].TrustedSigners.Enabled' },
        ],
      },
    },
    {
      resource: distribution({ behaviors: [open, signed] }),
      parameters: { privatePaths: ['*'] },
      matching: {
        evidence: [{ path: 'CacheBehaviors[*].TrustedKeyGroups.Enabled' }],
      },
    },
  ],
  notAvailable: [
    distribution({
      behaviors: unknown('denied', 'cloudfront:ListDistributions'),
    }),
  ],
  notApplicable: [distribution({ behaviors: [open] })],
});
