import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { alarmCases, alarmOn } from '../__testUtils__/alarmCases';
import { lambdaAlarmThrottles } from './lambda-alarm-throttles';

const cases = alarmCases('Throttles');
const everyFunction = {
  resource: lambdaFunction(),
  with: [alarmOn('Throttles', {})],
  note: 'of all functions together',
};

testControl(lambdaAlarmThrottles, {
  passed: cases.passed,
  failed: [...cases.failed, everyFunction],
  notAvailable: cases.notAvailable,
});
