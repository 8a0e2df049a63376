import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { notOurs } from './ownTrail';

const DAY = 86_400_000;

/** Source: Security Hub CloudTrail.5. */
export const cloudtrailCloudwatchLogs = control({
  id: 'cloudtrail-cloudwatch-logs',
  title: 'The trail feeds CloudWatch Logs for alerts',
  description:
    'Files in a bucket tell what happened when somebody looks; a log group can raise an alarm. The trail must ' +
    'name a log group, and must have delivered to it within the last day without an error. Alarms on the group ' +
    'are not judged. A trail of the organization is judged in the account that it belongs to.',
  severity: 'LOW',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::CloudTrail::Trail',
  references: {
    securityHub: ['CloudTrail.5'],
    config: ['cloud-trail-cloud-watch-logs-enabled'],
    documents: [
      {
        title: 'Monitoring CloudTrail log files with Amazon CloudWatch Logs',
        url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/monitor-cloudtrail-log-files-with-cloudwatch-logs.html',
      },
    ],
  },
  evaluate(trail, context): Verdict {
    const elsewhere = notOurs(trail);
    if (elsewhere) return elsewhere;
    if (trail.logGroupArn === null)
      return failed([evidence('CloudWatchLogsLogGroupArn', null)]);
    const {
      latestCloudWatchLogsDelivery: last,
      latestCloudWatchLogsError: error,
    } = trail.status;
    if (error)
      return failed([evidence('LatestCloudWatchLogsDeliveryError', error)]);
    return last !== null && context.now.getTime() - Date.parse(last) < DAY
      ? passed()
      : failed([evidence('LatestCloudWatchLogsDeliveryTime', last)]);
  },
  remedy: trail => ({
    summary: `Attach a log group to the trail ${trail.name}.`,
    console: `CloudTrail > Trails > ${trail.name}`,
    cli: `aws cloudtrail update-trail --name ${trail.arn} --cloud-watch-logs-log-group-arn <ARN of the log group> --cloud-watch-logs-role-arn <ARN of the role>`,
    cloudformation: `# ${trail.name}\nCloudWatchLogsLogGroupArn: !GetAtt TrailLogs.Arn\nCloudWatchLogsRoleArn: !GetAtt TrailLogsRole.Arn`,
    terraform: `# ${trail.name}\ncloud_watch_logs_group_arn = "\${aws_cloudwatch_log_group.trail.arn}:*"\ncloud_watch_logs_role_arn  = aws_iam_role.trail_logs.arn`,
  }),
});
