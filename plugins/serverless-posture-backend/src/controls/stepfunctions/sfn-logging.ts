import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeStateMachine } from './remedies';

/** Source: Security Hub StepFunctions.1. */
export const sfnLogging = control({
  id: 'sfn-logging',
  title: 'State machine logs executions',
  description:
    'An express workflow keeps no history: without a log nobody learns what it did. A standard workflow keeps it for 90 days. The ' +
    'log level must not be OFF, and a log group must be named; whether the group exists and who may read it is not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::StepFunctions::StateMachine',
  references: {
    securityHub: ['StepFunctions.1'],
    config: ['step-functions-state-machine-logging-enabled'],
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Using CloudWatch Logs to log execution history',
        url: 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
      },
    ],
  },
  evaluate({ logging, workflowType }) {
    const found = [
      ...(logging.level === 'OFF'
        ? [evidence('loggingConfiguration.level', 'OFF')]
        : []),
      ...(logging.logGroupArns.length === 0
        ? [evidence('loggingConfiguration.destinations', '')]
        : []),
    ];
    if (found.length === 0) return passed();
    return workflowType === 'EXPRESS'
      ? failed(found, { reason: 'an express workflow keeps no history' })
      : failed(found);
  },
  remedy: machine =>
    changeStateMachine(
      machine,
      `Set a log level and a log group for ${machine.name}.`,
      {
        cli: '--logging-configuration level=ERROR,includeExecutionData=false,destinations=[{cloudWatchLogsLogGroup={logGroupArn=<ARN>:*}}]',
        cloudformation:
          'LoggingConfiguration:\n  Level: ERROR\n  IncludeExecutionData: false\n  Destinations:\n    - CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt LogGroup.Arn }',
        terraform:
          'logging_configuration {\n  level                  = "ERROR"\n  include_execution_data = false\n  log_destination        = "${aws_cloudwatch_log_group.executions.arn}:*"\n}',
      },
    ),
});
