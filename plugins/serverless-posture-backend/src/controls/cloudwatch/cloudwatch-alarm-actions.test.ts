import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  cloudWatchAlarm,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudwatchAlarmActions } from './cloudwatch-alarm-actions';

const metrics = [
  { namespace: 'AWS/Lambda', metricName: 'Errors', dimensions: {} },
];
const told = {
  metrics,
  actionsEnabled: true,
  alarmActions: ['arn:aws:sns:eu-west-1:111122223333:alarms'],
  notifyingComposites: [],
};

testControl(cloudwatchAlarmActions, {
  passed: [
    cloudWatchAlarm(told),
    {
      resource: cloudWatchAlarm({
        ...told,
        alarmActions: [],
        notifyingComposites: ['all'],
      }),
      note: 'a part of a composite alarm',
    },
  ],
  failed: [
    cloudWatchAlarm({ ...told, alarmActions: [] }),
    {
      resource: cloudWatchAlarm({ ...told, actionsEnabled: false }),
      matching: { evidence: [{ path: 'ActionsEnabled', value: false }] },
    },
  ],
  notAvailable: [
    cloudWatchAlarm({
      ...told,
      alarmActions: unknown('denied', 'cloudwatch:DescribeAlarms'),
    }),
    cloudWatchAlarm({ ...told, metrics: unknown('denied') }),
  ],
  notApplicable: [
    cloudWatchAlarm({
      ...told,
      metrics: [{ namespace: 'AWS/EC2', metricName: 'x', dimensions: {} }],
    }),
  ],
});
