import { alarmControl } from '../cloudwatch/alarms';

/** Source: Lambda guide, "Viewing metrics for Lambda functions". */
export const lambdaAlarmConcurrency = alarmControl({
  id: 'lambda-alarm-concurrency',
  title: 'An alarm tells somebody when concurrency runs high',
  description:
    'Whoever uses up the concurrency of an account takes all of its functions down. An alarm with enabled actions, or one that a notifying ' +
    'composite alarm depends on, must watch the metric ConcurrentExecutions of the function or of all functions together. Its threshold is not ' +
    'judged; an alarm on a query leaves the verdict open, as which functions it selects is not told.',
  metricName: 'ConcurrentExecutions',
  orAccount: true,
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
