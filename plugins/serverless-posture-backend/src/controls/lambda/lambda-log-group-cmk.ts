import { keyControl } from '../logs/logGroups';

/** Source: AWS Config, cloudwatch-log-group-encrypted. */
export const lambdaLogGroupCmk = keyControl({
  id: 'lambda-log-group-cmk',
  title: 'Logs of functions are encrypted with a key of your own',
  description:
    'Under a key of the account, reading logs needs a right that can be taken away and that CloudTrail records. The log ' +
    'group that a function writes to must name a key; whether the key is enabled and who may use it is not judged here.',
  references: {
    config: ['cloudwatch-log-group-encrypted'],
    documents: [
      {
        title: 'Encrypt log data in CloudWatch Logs using AWS KMS',
        url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
      },
    ],
  },
  writersOf: group => group.functionArns,
});
