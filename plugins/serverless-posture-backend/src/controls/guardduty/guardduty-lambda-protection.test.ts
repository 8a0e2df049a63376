import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  guardDutyDetector,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { guarddutyLambdaProtection } from './guardduty-lambda-protection';

testControl(guarddutyLambdaProtection, {
  passed: [guardDutyDetector()],
  failed: [
    {
      resource: guardDutyDetector({
        features: [{ name: 'LAMBDA_NETWORK_LOGS', enabled: false }],
      }),
      matching: {
        evidence: [{ path: 'Features[LAMBDA_NETWORK_LOGS].Status' }],
      },
    },
    guardDutyDetector({
      features: [{ name: 'S3_DATA_EVENTS', enabled: true }],
    }),
    {
      resource: guardDutyDetector({ enabled: false }),
      matching: { evidence: [{ path: 'Status' }] },
    },
  ],
  notAvailable: [
    guardDutyDetector({ features: unknown('denied', 'guardduty:GetDetector') }),
    guardDutyDetector({ enabled: unknown('denied') }),
  ],
});
