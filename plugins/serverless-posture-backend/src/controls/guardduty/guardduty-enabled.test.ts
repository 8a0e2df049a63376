import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  guardDutyDetector,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { guarddutyEnabled } from './guardduty-enabled';

testControl(guarddutyEnabled, {
  passed: [guardDutyDetector()],
  failed: [
    {
      resource: guardDutyDetector({ id: null, enabled: false }),
      matching: { evidence: [{ value: 'no detector' }] },
    },
    {
      resource: guardDutyDetector({ enabled: false }),
      matching: { evidence: [{ value: 'DISABLED' }] },
    },
  ],
  notAvailable: [
    guardDutyDetector({ enabled: unknown('denied', 'guardduty:GetDetector') }),
  ],
});
