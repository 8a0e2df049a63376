import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  guardDutyDetector,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { guarddutyOpenFindings } from './guardduty-open-findings';

testControl(guarddutyOpenFindings, {
  passed: [guardDutyDetector()],
  failed: [
    {
      resource: guardDutyDetector({
        openFindings: [
          {
            id: 'f1',
            type: 'Backdoor:Lambda/C&CActivity.B',
            severity: 8,
            functionArn:
              'arn:aws:lambda:eu-west-1:111122223333:function:checkout',
          },
        ],
      }),
      matching: {
        evidence: [
          {
            path: 'Findings[f1].Type',
            arn: 'arn:aws:lambda:eu-west-1:111122223333:function:checkout',
          },
        ],
      },
    },
  ],
  notAvailable: [
    guardDutyDetector({
      openFindings: unknown('denied', 'guardduty:ListFindings'),
    }),
    guardDutyDetector({ enabled: unknown('denied') }),
  ],
  notApplicable: [guardDutyDetector({ enabled: false })],
});
