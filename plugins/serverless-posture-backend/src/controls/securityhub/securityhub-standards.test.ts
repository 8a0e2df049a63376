import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  securityHubStandards,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { securityhubStandards } from './securityhub-standards';

testControl(securityhubStandards, {
  passed: [
    securityHubStandards(),
    securityHubStandards({
      subscriptions: [
        {
          standardsArn:
            'arn:aws:securityhub:eu-west-1::standards/nist-800-53/v/5.0.0',
          status: 'READY',
          reasonCode: null,
        },
      ],
    }),
  ],
  failed: [
    {
      resource: securityHubStandards({ subscriptions: [] }),
      matching: { evidence: [{ value: 'none' }] },
    },
    securityHubStandards({
      subscriptions: [
        {
          standardsArn:
            'arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/3.0.0',
          status: 'READY',
          reasonCode: null,
        },
      ],
    }),
    securityHubStandards({
      subscriptions: [
        {
          standardsArn:
            'arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0',
          status: 'INCOMPLETE',
          reasonCode: 'NO_AVAILABLE_CONFIGURATION_RECORDER',
        },
      ],
    }),
  ],
  notAvailable: [
    securityHubStandards({
      subscriptions: unknown('denied', 'securityhub:GetEnabledStandards'),
    }),
    securityHubStandards({
      subscriptions: [
        {
          standardsArn:
            'arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0',
          status: 'PENDING',
          reasonCode: null,
        },
      ],
    }),
  ],
  notApplicable: [securityHubStandards({ subscriptions: null })],
});
