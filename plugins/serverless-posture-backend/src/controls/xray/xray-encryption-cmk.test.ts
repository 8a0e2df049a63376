import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  xrayEncryption,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { xrayEncryptionCmk } from './xray-encryption-cmk';

testControl(xrayEncryptionCmk, {
  passed: [xrayEncryption()],
  failed: [
    xrayEncryption({ type: 'NONE', keyId: null }),
    xrayEncryption({ keyId: 'alias/aws/xray' }),
  ],
  notAvailable: [
    xrayEncryption({ type: unknown('denied', 'xray:GetEncryptionConfig') }),
    xrayEncryption({ status: 'UPDATING' }),
  ],
});
