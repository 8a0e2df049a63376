import { ResourceView } from 'backstage-plugin-serverless-posture-node';

type Alarm = ResourceView<'AWS::CloudWatch::Alarm'>;

/** A metric of one resource. */
export interface WatchedMetric {
  namespace: string;
  metricName: string;
  /** Dimensions that an alarm may name, with the values of the resource; one that it doesn't name covers all of them. */
  dimensions: Record<string, string>;
  /** Dimensions that it must name. */
  required: string[];
}

/** Whether an alarm watches a metric of a resource and tells somebody, itself or through a composite alarm. */
export function watches(
  alarm: Alarm,
  { namespace, metricName, dimensions, required }: WatchedMetric,
): boolean {
  return (
    tellsSomebody(alarm) &&
    alarm.metrics.some(
      metric =>
        metric.namespace === namespace &&
        metric.metricName === metricName &&
        required.every(name => name in metric.dimensions) &&
        Object.entries(metric.dimensions).every(
          ([name, value]) => dimensions[name] === value,
        ),
    )
  );
}

function tellsSomebody({
  actionsEnabled,
  alarmActions,
  notifyingComposites,
}: Alarm): boolean {
  return (
    (actionsEnabled && alarmActions.length > 0) ||
    notifyingComposites.length > 0
  );
}
