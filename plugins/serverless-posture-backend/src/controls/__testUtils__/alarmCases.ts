import { CloudWatchAlarm } from 'backstage-plugin-serverless-posture-node';
import {
  Case,
  cloudWatchAlarm,
  lambdaFunction,
} from 'backstage-plugin-serverless-posture-node/testUtils';

const fn = lambdaFunction();

/** An alarm on a metric of functions. */
export const alarmOn = (
  metricName: string,
  dimensions: Record<string, string>,
  more: Partial<CloudWatchAlarm> = {},
) =>
  cloudWatchAlarm({
    metrics: [{ namespace: 'AWS/Lambda', metricName, dimensions }],
    ...more,
  });

/** What a control of an alarm on a metric of functions says of the function `checkout`. */
export function alarmCases(
  metricName: string,
): Record<'passed' | 'failed' | 'notAvailable', Case[]> {
  const own = { FunctionName: 'checkout' };
  const on = (
    dimensions: Record<string, string>,
    more?: Partial<CloudWatchAlarm>,
  ) => [alarmOn(metricName, dimensions, more)];
  return {
    passed: [
      { resource: fn, with: on(own) },
      {
        resource: fn,
        with: on(own, { alarmActions: [], notifyingComposites: ['on-call'] }),
        note: 'told by a composite alarm',
      },
    ],
    failed: [
      { resource: fn, with: [] },
      {
        resource: fn,
        with: on({ FunctionName: 'other' }),
        note: 'another one',
      },
      {
        resource: fn,
        with: on({ ...own, Resource: 'checkout:live' }),
        note: 'of one alias only',
      },
      {
        resource: fn,
        with: on(own, { actionsEnabled: false }),
        matching: { evidence: [{ path: 'ActionsEnabled', value: false }] },
      },
      {
        resource: fn,
        with: on(own, { alarmActions: [] }),
        note: 'an alarm that tells nobody',
      },
    ],
    notAvailable: [
      {
        resource: fn,
        unlisted: {
          'AWS::CloudWatch::Alarm': {
            errorClass: 'denied',
            operation: 'cloudwatch:DescribeAlarms',
          },
        },
      },
      {
        resource: fn,
        with: [
          cloudWatchAlarm({
            metrics: [],
            query: `SELECT MAX(${metricName}) FROM "AWS/Lambda"`,
          }),
        ],
        note: 'a query',
      },
    ],
  };
}
