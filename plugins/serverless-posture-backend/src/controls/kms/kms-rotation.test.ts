import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  kmsKey,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { kmsRotation } from './kms-rotation';

testControl(kmsRotation, {
  passed: [kmsKey({ rotation: { enabled: true, periodInDays: 90 } })],
  failed: [
    {
      resource: kmsKey({ rotation: { enabled: false, periodInDays: null } }),
      matching: { evidence: [{ path: 'KeyRotationEnabled', value: false }] },
    },
  ],
  notAvailable: [
    kmsKey({ rotation: unknown('denied', 'kms:GetKeyRotationStatus') }),
    kmsKey({ rotation: unknown('denied', 'kms:DescribeKey') }),
  ],
  notApplicable: [
    kmsKey({ spec: 'RSA_2048', rotation: null }),
    kmsKey({ origin: 'EXTERNAL', rotation: null }),
    kmsKey({ manager: 'AWS', rotation: null }),
  ],
});
