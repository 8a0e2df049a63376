import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: CloudWatch Logs API, FilterLogEvents. */
export const logsSecretsInEvents = control({
  id: 'logs-secrets-in-events',
  title: 'Recent log events hold no secret',
  description:
    'A secret in a log is copied to wherever logs go, and stays as long as they are kept. Reading log data takes ' +
    'a right that the reader role does not have, so that this is not known unless a collector of your own reads ' +
    'it. Evidence names the stream and the kind of secret, never its value.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::Logs::LogGroup',
  references: {
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Help protect sensitive log data with masking',
        url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data.html',
      },
    ],
  },
  evaluate: ({ eventSecrets }) =>
    eventSecrets.length > 0
      ? failed(eventSecrets.map(({ stream, kind }) => evidence(stream, kind)))
      : passed(),
  remedy: group => ({
    summary: `Stop logging the value to ${group.name}, rotate it, and delete the streams that hold it.`,
    console: `CloudWatch (${group.region}) > Log groups > ${group.name} > Data protection`,
    cli: `aws logs delete-log-stream --region ${group.region} --log-group-name '${group.name}' --log-stream-name <stream>`,
    cloudformation: `LogGroup:\n  Type: AWS::Logs::LogGroup\n  Properties:\n    LogGroupName: ${group.name}\n    DataProtectionPolicy: {} # with the identifiers that matter`,
    terraform: `resource "aws_cloudwatch_log_data_protection_policy" "mask" {\n  log_group_name  = "${group.name}"\n  policy_document = file("mask.json")\n}`,
  }),
});
