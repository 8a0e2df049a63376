import { testControl } from 'backstage-plugin-serverless-posture-node/testUtils';
import { inspectedFunctionCases } from '../__testUtils__/inspectedFunctionCases';
import { lambdaVulnerableDependencies } from './lambda-vulnerable-dependencies';

testControl(lambdaVulnerableDependencies, inspectedFunctionCases('PACKAGE'));
