import {
  CloudWatchClient,
  CompositeAlarm,
  DescribeAlarmsCommand,
  Dimension,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import {
  AlarmMetric,
  AwsReader,
  Collector,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { everyPage, inScope, redactTags, required } from '../../fields';

const describeAlarms = operation({
  id: 'cloudwatch:DescribeAlarms',
  client: CloudWatchClient,
  command: DescribeAlarmsCommand,
  probe: { MaxRecords: 1 },
});

/** The alarms of a Region that holds functions or APIs. */
export const alarmsCollector: Collector = {
  id: 'alarms',
  scope: 'regional',
  follows: [
    'AWS::Lambda::Function',
    'AWS::ApiGateway::RestApi',
    'AWS::ApiGatewayV2::Api',
  ],
  operations: { describeAlarms },
  listings: [
    {
      id: 'alarms',
      resourceTypes: ['AWS::CloudWatch::Alarm'],
      // A composite alarm may name one of any page, so that all pages make one.
      async page(aws) {
        const alarms = await everyPage(
          describeAlarms,
          NextToken =>
            aws.call(describeAlarms, {
              AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
              MaxRecords: 100,
              NextToken,
            }),
          output => ({
            items: [
              ...(output.MetricAlarms ?? []),
              ...(output.CompositeAlarms ?? []),
            ] as (MetricAlarm & CompositeAlarm)[],
            next: output.NextToken,
          }),
        );
        const notifying = alarms.filter(
          one =>
            one.AlarmRule && one.ActionsEnabled && one.AlarmActions?.length,
        );
        return { resources: alarms.map(one => alarm(aws, one, notifying)) };
      },
    },
  ],
};

function alarm(
  aws: AwsReader,
  one: MetricAlarm & CompositeAlarm,
  notifying: CompositeAlarm[],
): Resource<'AWS::CloudWatch::Alarm'> {
  const arn = required(one.AlarmArn, 'AlarmArn', describeAlarms);
  const name = required(one.AlarmName, 'AlarmName', describeAlarms);
  const queries = (one.Metrics ?? []).flatMap(({ Expression }) =>
    Expression && /^\s*SELECT\b/i.test(Expression) ? Expression : [],
  );
  return {
    type: 'AWS::CloudWatch::Alarm',
    arn,
    name,
    ...inScope(aws),
    tags: redactTags(),
    attributes: {
      metrics: metricsOf(one),
      query: queries.length > 0 ? queries.join('; ') : null,
      actionsEnabled: one.ActionsEnabled ?? false,
      alarmActions: one.AlarmActions ?? [],
      notifyingComposites: notifying
        .filter(({ AlarmRule = '' }) => dependsOn(AlarmRule, name, arn))
        .map(({ AlarmName }) => AlarmName!),
    },
  };
}

function metricsOf(one: MetricAlarm): AlarmMetric[] {
  const single =
    one.Namespace && one.MetricName
      ? [metric(one.Namespace, one.MetricName, one.Dimensions)]
      : [];
  const inMath = (one.Metrics ?? []).flatMap(({ MetricStat }) => {
    const { Namespace, MetricName, Dimensions } = MetricStat?.Metric ?? {};
    return Namespace && MetricName
      ? [metric(Namespace, MetricName, Dimensions)]
      : [];
  });
  return [...single, ...inMath];
}

function metric(
  namespace: string,
  metricName: string,
  dimensions: Dimension[] = [],
): AlarmMetric {
  return {
    namespace,
    metricName,
    dimensions: Object.fromEntries(
      dimensions.map(({ Name, Value }) => [Name!, Value!]),
    ),
  };
}

/** Whether a rule goes off with another alarm, which it names plainly or in quotes. */
function dependsOn(rule: string, name: string, arn: string): boolean {
  const names = [...rule.matchAll(/ALARM\(\s*("?)(.*?)\1\s*\)/g)];
  // What a NOT surrounds goes off without it.
  return (
    !/\bNOT\b/.test(rule) &&
    names.some(([, , named]) => named === name || named === arn)
  );
}
