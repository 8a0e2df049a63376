import { testControl } from 'backstage-plugin-serverless-posture-node/testUtils';
import { environmentHazardCases } from '../__testUtils__/environmentHazardCases';
import { lambdaEnvCodeInjection } from './lambda-env-code-injection';

testControl(
  lambdaEnvCodeInjection,
  environmentHazardCases('code-injection', 'tls-verification-off'),
);
