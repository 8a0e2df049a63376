import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { changeStateMachine } from './remedies';

/** Source: Step Functions guide, "Using CloudWatch Logs to log execution history". */
export const sfnLogExecutionData = control({
  id: 'sfn-log-execution-data',
  title: 'Input and output are logged only to an encrypted, short-lived group',
  description:
    'With execution data, the log holds what the states pass on: orders, addresses, tokens. It must be left out, or go to log ' +
    'groups that a customer managed key encrypts and that forget within the days of the parameter. Groups of other accounts ' +
    'are not read, nor is what the data really holds.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::StepFunctions::StateMachine',
  reads: ['AWS::Logs::LogGroup'],
  references: {
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Using CloudWatch Logs to log execution history',
        url: 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
      },
      {
        title: 'Encrypt log data in CloudWatch Logs using AWS KMS',
        url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
      },
    ],
  },
  parameters: {
    maximumDays: {
      description: 'Most days that a log group may keep execution data.',
      default: 90,
      minimum: 1,
    },
  },
  evaluate({ logging }, context) {
    if (logging.level === 'OFF' || logging.logGroupArns.length === 0)
      return notApplicable('it logs nothing');
    if (!logging.includeExecutionData) return passed();
    const most = context.parameter<number>('maximumDays');
    const groups = logging.logGroupArns.map(arn => ({
      arn,
      group: context.resource('AWS::Logs::LogGroup', arn),
    }));
    const found = groups.flatMap(({ arn, group }) => {
      if (!group) return [];
      const { kmsKeyArn, retentionInDays } = group;
      const isKeptLonger = retentionInDays === null || retentionInDays > most;
      return [
        ...(kmsKeyArn === null ? [evidence('kmsKeyId', null, arn)] : []),
        ...(isKeptLonger
          ? [evidence('retentionInDays', retentionInDays, arn)]
          : []),
      ];
    });
    if (found.length > 0) {
      return failed([
        evidence('loggingConfiguration.includeExecutionData', true),
        ...found,
      ]);
    }
    const unread = groups.find(({ group }) => !group);
    if (!unread) return passed();
    throw new UnknownAttributeError('logGroup', {
      errorClass: 'not-read',
      message: `${unread.arn} is not there, or in another account`,
    });
  },
  remedy: machine =>
    changeStateMachine(
      machine,
      `Leave execution data out of the log of ${machine.name}, or encrypt and expire its group.`,
      {
        cli: '--logging-configuration level=ERROR,includeExecutionData=false,destinations=[{cloudWatchLogsLogGroup={logGroupArn=<ARN>:*}}]',
        cloudformation: 'LoggingConfiguration:\n  IncludeExecutionData: false',
        terraform:
          'logging_configuration {\n  include_execution_data = false\n}',
      },
    ),
});
