import { testControl } from 'backstage-plugin-serverless-posture-node/testUtils';
import { inspectedFunctionCases } from '../__testUtils__/inspectedFunctionCases';
import { lambdaCodeVulnerabilities } from './lambda-code-vulnerabilities';

testControl(lambdaCodeVulnerabilities, inspectedFunctionCases('CODE'));
