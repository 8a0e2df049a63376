import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { alarmCases, alarmOn } from '../__testUtils__/alarmCases';
import { lambdaAlarmConcurrency } from './lambda-alarm-concurrency';

const cases = alarmCases('ConcurrentExecutions');
const everyFunction = {
  resource: lambdaFunction(),
  with: [alarmOn('ConcurrentExecutions', {})],
  note: 'of all functions together',
};

testControl(lambdaAlarmConcurrency, {
  passed: [...cases.passed, everyFunction],
  failed: cases.failed,
  notAvailable: cases.notAvailable,
});
