import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  cloudWatchAlarm,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaAlarmConcurrency } from './lambda-alarm-concurrency';

const fn = lambdaFunction();
const on = (dimensions: Record<string, string>, more: object = {}) =>
  cloudWatchAlarm({
    metrics: [
      {
        namespace: 'AWS/Lambda',
        metricName: 'ConcurrentExecutions',
        dimensions,
      },
    ],
    ...more,
  });
const own = { FunctionName: 'checkout' };

testControl(lambdaAlarmConcurrency, {
  passed: [
    { resource: fn, with: [on(own)] },
    {
      resource: fn,
      with: [on(own, { alarmActions: [], notifyingComposites: ['on-call'] })],
      note: 'told by a composite alarm',
    },
    { resource: fn, with: [on({})], note: 'of all functions together' },
  ],
  failed: [
    { resource: fn, with: [] },
    {
      resource: fn,
      with: [on({ FunctionName: 'other' })],
      note: 'another one',
    },
    {
      resource: fn,
      with: [on({ ...own, Resource: 'checkout:live' })],
      note: 'of one alias only',
    },
    {
      resource: fn,
      with: [on(own, { actionsEnabled: false })],
      matching: { evidence: [{ path: 'ActionsEnabled', value: false }] },
    },
    {
      resource: fn,
      with: [on(own, { alarmActions: [] })],
      note: 'an alarm that tells nobody',
    },
  ],
  notAvailable: [
    {
      resource: fn,
      unlisted: {
        'AWS::CloudWatch::Alarm': unknown('denied', 'cloudwatch:DescribeAlarms')
          .$unknown,
      },
    },
    {
      resource: fn,
      with: [
        cloudWatchAlarm({
          metrics: [],
          query: 'SELECT MAX(ConcurrentExecutions) FROM "AWS/Lambda"',
        }),
      ],
      note: 'a query',
    },
  ],
});
