import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPool,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoAuthEventLogs } from './cognito-auth-event-logs';

testControl(cognitoAuthEventLogs, {
  passed: [
    userPool({ exportedLogs: [{ source: 'userAuthEvents', level: 'INFO' }] }),
  ],
  failed: [
    {
      resource: userPool({ exportedLogs: [] }),
      matching: {
        evidence: [{ path: 'LogConfigurations.EventSource', value: '' }],
      },
    },
    {
      resource: userPool({
        exportedLogs: [{ source: 'userNotification', level: 'ERROR' }],
      }),
      note: 'failed messages only',
    },
  ],
  notAvailable: [
    userPool({
      exportedLogs: unknown(
        'denied',
        'cognito-idp:GetLogDeliveryConfiguration',
      ),
    }),
  ],
});
