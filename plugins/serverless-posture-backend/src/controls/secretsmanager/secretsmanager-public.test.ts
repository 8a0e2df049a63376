import {
  secret,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { openPolicyCases } from '../__testUtils__/openPolicyCases';
import { secretsmanagerPublic } from './secretsmanager-public';

const cases = openPolicyCases({
  build: secret,
  action: 'secretsmanager:GetSecretValue',
  operation: 'secretsmanager:GetResourcePolicy',
  accountKey: 'aws:SourceOwner',
  path: 'ResourcePolicy',
});

testControl(secretsmanagerPublic, {
  ...cases,
  passed: [secret({ policy: null }), ...cases.passed],
});
