import {
  topic,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { openPolicyCases } from '../__testUtils__/openPolicyCases';
import { snsPublic } from './sns-public';

const cases = openPolicyCases({
  build: topic,
  action: 'sns:Publish',
  operation: 'sns:GetTopicAttributes',
  accountKey: 'AWS:SourceOwner',
});

testControl(snsPublic, {
  ...cases,
  passed: [topic({ policy: null }), ...cases.passed],
});
