import {
  logResourcePolicy,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { openPolicyCases } from '../__testUtils__/openPolicyCases';
import { logsResourcePolicyPublic } from './logs-resource-policy-public';

const cases = openPolicyCases({
  build: logResourcePolicy,
  action: 'logs:PutLogEvents',
  operation: 'logs:DescribeResourcePolicies',
  accountKey: 'aws:SourceAccount',
  path: 'policyDocument',
});

testControl(logsResourcePolicyPublic, {
  ...cases,
  passed: [logResourcePolicy(), ...cases.passed],
});
