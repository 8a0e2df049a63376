import { alarmControl } from '../cloudwatch/alarms';

/** Source: Lambda guide, "Viewing metrics for Lambda functions". */
export const lambdaAlarmThrottles = alarmControl({
  id: 'lambda-alarm-throttles',
  title: 'An alarm tells somebody when the function is throttled',
  description:
    'A function that is throttled turns callers away, and somebody may be the reason. An alarm with enabled actions, or one that a notifying ' +
    'composite alarm depends on, must watch the metric Throttles of the function. Its threshold is not ' +
    'judged; an alarm on a query leaves the verdict open, as which functions it selects is not told.',
  metricName: 'Throttles',
  orAccount: false,
  references: {
    serverlessLens: ['OPS 1'],
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Types of metrics for Lambda functions',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
      },
    ],
  },
});
