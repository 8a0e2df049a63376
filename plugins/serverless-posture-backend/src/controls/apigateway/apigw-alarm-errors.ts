import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { watches } from '../alarms';
import { parentApi } from './parentApi';
import { idsOf } from './remedies';

const METRICS = ['4XXError', '5XXError', 'Count'];

/** Source: API Gateway guide, "Amazon API Gateway dimensions and metrics". */
export const apigwAlarmErrors = control({
  id: 'apigw-alarm-errors',
  title: 'Alarms watch errors and request spikes of the REST API stage',
  description:
    'A burst of refused calls (4XXError) shows somebody probing, server errors (5XXError) and requests (Count) show what ' +
    'breaks and what costs. Each needs an alarm on the API or its stage with an enabled action, its own or that of a composite alarm. ' +
    'Thresholds are not judged, and neither are Metrics Insights queries and alarms of another account or system.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::ApiGateway::Stage',
  reads: ['AWS::ApiGateway::RestApi', 'AWS::CloudWatch::Alarm'],
  references: {
    serverlessLens: ['OPS 1'],
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Amazon API Gateway dimensions and metrics',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html',
      },
    ],
  },
  evaluate(stage, context) {
    const dimensions = {
      ApiName: parentApi(stage, context).$.name,
      Stage: `${idsOf(stage.$).stages}`,
    };
    const alarms = context.resources('AWS::CloudWatch::Alarm');
    const missing = METRICS.filter(
      metricName =>
        !alarms.some(alarm =>
          watches(alarm, {
            namespace: 'AWS/ApiGateway',
            metricName,
            dimensions,
            required: ['ApiName'],
          }),
        ),
    );
    return missing.length
      ? failed(
          missing.map(name => evidence('MetricAlarms[].MetricName', name)),
          { reason: `no alarm on ${missing.join(', ')}` },
        )
      : passed();
  },
  remedy: stage => {
    const api = stage.name.slice(0, stage.name.lastIndexOf('/'));
    return {
      summary: `Create alarms on 4XXError, 5XXError and Count of ${stage.name} that tell those on call.`,
      console: `CloudWatch (${stage.region}) > Alarms > Create alarm > API Gateway > ${stage.name}`,
      cli: `aws cloudwatch put-metric-alarm --region ${
        stage.region
      } --alarm-name '${api}-5xx' --namespace AWS/ApiGateway --metric-name 5XXError --dimensions Name=ApiName,Value='${api}' Name=Stage,Value='${
        idsOf(stage).stages
      }' --statistic Sum --period 300 --evaluation-periods 1 --threshold 5 --comparison-operator GreaterThanThreshold --alarm-actions <ARN of the topic>`,
      cloudformation: `Alarm:\n  Type: AWS::CloudWatch::Alarm\n  Properties:\n    Namespace: AWS/ApiGateway\n    MetricName: 5XXError\n    Dimensions:\n      - Name: ApiName\n        Value: ${api}\n    AlarmActions: [!Ref Topic]`,
      terraform: `resource "aws_cloudwatch_metric_alarm" "errors" {\n  namespace     = "AWS/ApiGateway"\n  metric_name   = "5XXError"\n  dimensions    = { ApiName = "${api}" }\n  alarm_actions = [aws_sns_topic.on_call.arn]\n}`,
    };
  },
});
