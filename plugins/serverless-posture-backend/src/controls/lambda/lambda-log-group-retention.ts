import { retentionControl } from '../logs/logGroups';

/** Source: Security Hub CloudWatch.16. */
export const lambdaLogGroupRetention = retentionControl({
  id: 'lambda-log-group-retention',
  title: 'Logs of functions are kept long enough, and not for ever',
  description:
    'Logs that are gone too early leave an incident in the dark; logs that nobody deletes keep personal data and cost money. ' +
    'Judged is the group that the function is configured to write to. Without a setting, logs are kept for ever, which fails ' +
    'unless the parameter neverExpire allows it. Groups that Lambda@Edge replicas write in other Regions are not seen.',
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
  writersOf: group => group.functionArns,
});
