import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub CloudWatch.15, CloudWatch.17. */
export const cloudwatchAlarmActions = control({
  id: 'cloudwatch-alarm-actions',
  title: 'Alarms about functions and APIs tell somebody',
  description:
    'An alarm without an action turns red where nobody looks. Alarms on metrics of Lambda, API Gateway, AppSync ' +
    'and Step Functions must have an action in the state ALARM, with actions switched on, or be part of a ' +
    'composite alarm that has. Who is told is not judged; other alarms are not applicable.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::CloudWatch::Alarm',
  references: {
    securityHub: ['CloudWatch.15', 'CloudWatch.17'],
    config: [
      'cloudwatch-alarm-action-check',
      'cloudwatch-alarm-action-enabled-check',
    ],
    documents: [
      {
        title: 'Alarm actions',
        url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
      },
    ],
  },
  evaluate(alarm): Verdict {
    const isOurs = alarm.metrics.some(({ namespace }) =>
      /^AWS\/(Lambda|ApiGateway|AppSync|States)$/.test(namespace),
    );
    if (!isOurs) return notApplicable('it watches neither functions nor APIs');
    if (alarm.notifyingComposites.length > 0)
      return passed(alarm.notifyingComposites[0]);
    if (alarm.alarmActions.length === 0)
      return failed([evidence('AlarmActions', 'none')]);
    return alarm.actionsEnabled
      ? passed()
      : failed([evidence('ActionsEnabled', false)]);
  },
  remedy: alarm => ({
    summary: `Add a notification to the alarm ${alarm.name} and enable its actions.`,
    console: `CloudWatch (${alarm.region}) > Alarms > ${alarm.name} > Edit`,
    cli: `aws cloudwatch enable-alarm-actions --region ${alarm.region} --alarm-names ${alarm.name}`,
    cloudformation: `# ${alarm.name}\nActionsEnabled: true\nAlarmActions: [!Ref Topic]`,
    terraform: `# ${alarm.name}\nactions_enabled = true\nalarm_actions   = [aws_sns_topic.alarms.arn]`,
  }),
});
