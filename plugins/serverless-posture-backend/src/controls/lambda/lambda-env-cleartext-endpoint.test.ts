import { testControl } from 'backstage-plugin-serverless-posture-node/testUtils';
import { environmentHazardCases } from '../__testUtils__/environmentHazardCases';
import { lambdaEnvCleartextEndpoint } from './lambda-env-cleartext-endpoint';

testControl(
  lambdaEnvCleartextEndpoint,
  environmentHazardCases('cleartext-endpoint', 'tls-verification-off'),
);
