import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { alarmCases, alarmOn } from '../__testUtils__/alarmCases';
import { lambdaAlarmErrors } from './lambda-alarm-errors';

const cases = alarmCases('Errors');
const everyFunction = {
  resource: lambdaFunction(),
  with: [alarmOn('Errors', {})],
  note: 'of all functions together',
};

testControl(lambdaAlarmErrors, {
  passed: cases.passed,
  failed: [...cases.failed, everyFunction],
  notAvailable: cases.notAvailable,
});
