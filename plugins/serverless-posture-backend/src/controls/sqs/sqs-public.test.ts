import {
  queue,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { openPolicyCases } from '../__testUtils__/openPolicyCases';
import { sqsPublic } from './sqs-public';

const cases = openPolicyCases({
  build: queue,
  action: 'sqs:SendMessage',
  operation: 'sqs:GetQueueAttributes',
  accountKey: 'aws:SourceOwner',
});

testControl(sqsPublic, {
  ...cases,
  passed: [queue({ policy: null }), ...cases.passed],
});
