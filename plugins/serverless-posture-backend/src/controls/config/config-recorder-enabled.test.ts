import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  configRecorder,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { configRecorderEnabled } from './config-recorder-enabled';

testControl(configRecorderEnabled, {
  passed: [
    configRecorder(),
    {
      resource: configRecorder({ lastStatus: 'Pending' }),
      note: 'a delivery under way',
    },
  ],
  failed: [
    configRecorder({ exists: false, recording: false }),
    configRecorder({ recording: false }),
    {
      resource: configRecorder({
        lastStatus: 'Failure',
        lastErrorCode: 'AccessDenied',
      }),
      matching: {
        evidence: [{ path: 'lastStatus' }, { value: 'AccessDenied' }],
      },
    },
    {
      resource: configRecorder({
        roleArn: 'arn:aws:iam::111122223333:role/config',
      }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    configRecorder({
      recording: unknown(
        'denied',
        'config:DescribeConfigurationRecorderStatus',
      ),
    }),
    configRecorder({ lastStatus: unknown('denied') }),
  ],
});
