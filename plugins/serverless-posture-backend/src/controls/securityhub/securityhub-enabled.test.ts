import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  securityHub,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { securityhubEnabled } from './securityhub-enabled';

testControl(securityhubEnabled, {
  passed: [securityHub({ enabled: true })],
  failed: [
    {
      resource: securityHub({ enabled: false }),
      matching: { evidence: [{ path: 'DescribeHub', value: 'not enabled' }] },
    },
  ],
  notAvailable: [
    securityHub({ enabled: unknown('denied', 'securityhub:DescribeHub') }),
  ],
});
