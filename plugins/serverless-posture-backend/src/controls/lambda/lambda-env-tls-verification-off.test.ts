import { testControl } from 'backstage-plugin-serverless-posture-node/testUtils';
import { environmentHazardCases } from '../__testUtils__/environmentHazardCases';
import { lambdaEnvTlsVerificationOff } from './lambda-env-tls-verification-off';

testControl(
  lambdaEnvTlsVerificationOff,
  environmentHazardCases('tls-verification-off', 'cleartext-endpoint'),
);
