import { retentionControl } from '../logs/logGroups';

/** Source: Security Hub CloudWatch.16. */
export const apigwLogGroupRetention = retentionControl({
  id: 'apigw-log-group-retention',
  title: 'Logs of APIs are kept long enough, and not for ever',
  description:
    'Logs that are gone too early leave an incident in the dark; logs that nobody deletes keep personal data and cost money. ' +
    'Judged are the groups that stages write access logs to, and those of execution logs. Without a setting, logs are kept ' +
    'for ever, which fails unless the parameter neverExpire allows it. Access logs that go to a Firehose stream are not seen.',
  references: {
    securityHub: ['CloudWatch.16'],
    config: ['cw-loggroup-retention-period-check'],
    documents: [
      {
        title: 'Working with log groups and log streams',
        url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
      },
    ],
  },
  writersOf: group => group.stageArns,
});
