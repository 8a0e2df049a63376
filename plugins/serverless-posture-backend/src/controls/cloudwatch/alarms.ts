import {
  control,
  Control,
  evidence,
  failed,
  notAvailable,
  passed,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { groupedBy } from '../groupedBy';

type Alarm = ResourceView<'AWS::CloudWatch::Alarm'>;
type Watched = { namespace: string; metricName: string };

const key = ({ namespace, metricName }: Watched) =>
  `${namespace} ${metricName}`;

const byMetric = groupedBy<Alarm>(({ metrics }) => metrics.map(key));

/** Whether an alarm tells anybody: by its own actions, or by those of a composite alarm that goes off with it. */
export function notifies(alarm: Alarm): boolean {
  return (
    (alarm.actionsEnabled && alarm.alarmActions.length > 0) ||
    alarm.notifyingComposites.length > 0
  );
}

/** The alarms that watch a metric with exactly these dimensions. */
export function alarmsOn(
  alarms: readonly Alarm[],
  watched: Watched,
  fits: (dimensions: Record<string, string>) => boolean,
): Alarm[] {
  return (byMetric(alarms).get(key(watched)) ?? []).filter(({ metrics }) =>
    metrics.some(one => key(one) === key(watched) && fits(one.dimensions)),
  );
}

/** Alarms that watch a query over a metric: which resources it selects is not told. */
export function queriesOn(
  alarms: readonly Alarm[],
  { namespace, metricName }: Watched,
): Alarm[] {
  return alarms.filter(
    ({ query }) => query?.includes(metricName) && query.includes(namespace),
  );
}

/** A control that asks for an alarm on a metric of functions. */
export function alarmControl({
  metricName,
  orAccount,
  ...words
}: Pick<
  Control<'AWS::Lambda::Function'>,
  'id' | 'title' | 'description' | 'references'
> & {
  metricName: string;
  /** Whether an alarm on the metric of all functions together counts. */
  orAccount: boolean;
}): Control<'AWS::Lambda::Function'> {
  const watched = { namespace: 'AWS/Lambda', metricName };
  return control({
    ...words,
    severity: 'LOW',
    profile: 'recommended',
    layer: 'AUDIT',
    resourceType: 'AWS::Lambda::Function',
    reads: ['AWS::CloudWatch::Alarm'],
    evaluate(fn, context) {
      const alarms = context.resources('AWS::CloudWatch::Alarm');
      const found = alarmsOn(alarms, watched, dimensions => {
        const names = Object.keys(dimensions);
        return names.length === 0
          ? orAccount
          : dimensions.FunctionName === fn.$.name && names.length === 1;
      });
      const telling = found.find(notifies);
      if (telling) return passed(telling.$.name);
      if (queriesOn(alarms, watched).some(notifies)) {
        return notAvailable(
          { errorClass: 'not-read' },
          'an alarm watches a query; which functions it selects is not told',
        );
      }
      return failed(
        found.length > 0
          ? found.map(one =>
              evidence(
                one.actionsEnabled ? 'AlarmActions' : 'ActionsEnabled',
                one.actionsEnabled ? 'none' : false,
                one.$.arn,
              ),
            )
          : [evidence(`AWS/Lambda ${metricName}`, 'no alarm')],
      );
    },
    remedy: fn => ({
      summary: `Create an alarm on ${metricName} of ${fn.name} that tells somebody.`,
      console: `CloudWatch (${fn.region}) > Alarms > Create alarm > Lambda > By Function Name > ${fn.name} > ${metricName}`,
      cli: `aws cloudwatch put-metric-alarm --region ${fn.region} --alarm-name ${fn.name}-${metricName} --namespace AWS/Lambda --metric-name ${metricName} --dimensions Name=FunctionName,Value=${fn.name} --statistic Sum --period 300 --evaluation-periods 1 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data notBreaching --alarm-actions <ARN of a topic>`,
      cloudformation: `Alarm:\n  Type: AWS::CloudWatch::Alarm\n  Properties:\n    Namespace: AWS/Lambda\n    MetricName: ${metricName}\n    Dimensions: [{ Name: FunctionName, Value: ${fn.name} }]\n    Statistic: Sum\n    Period: 300\n    EvaluationPeriods: 1\n    Threshold: 1\n    ComparisonOperator: GreaterThanOrEqualToThreshold\n    AlarmActions: [!Ref Topic]`,
      terraform: `resource "aws_cloudwatch_metric_alarm" "alarm" {\n  alarm_name          = "${fn.name}-${metricName}"\n  namespace           = "AWS/Lambda"\n  metric_name         = "${metricName}"\n  dimensions          = { FunctionName = "${fn.name}" }\n  statistic           = "Sum"\n  period              = 300\n  evaluation_periods  = 1\n  threshold           = 1\n  comparison_operator = "GreaterThanOrEqualToThreshold"\n  alarm_actions       = [aws_sns_topic.alarms.arn]\n}`,
    }),
  });
}
