import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, lambdaCli } from './remedies';

/** Levels that log more than production should, and less than an investigation needs. */
const TOO_MUCH = ['TRACE', 'DEBUG'];
const TOO_LITTLE = ['FATAL'];

/** Source: Lambda guide, "Configuring advanced logging controls for Lambda functions". */
export const lambdaLogLevel = control({
  id: 'lambda-log-level',
  title: 'Log levels lie between INFO and ERROR',
  description:
    'Below INFO, details of requests reach the log; with FATAL alone, errors never do. Both the application and the ' +
    'system log level are judged where the function logs in JSON: the text format has no levels.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::Lambda::Function',
  references: {
    config: [
      'lambda-function-application-log-level-check',
      'lambda-function-system-log-level-check',
    ],
    documents: [
      {
        title: 'Configuring advanced logging controls for Lambda functions',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-logs.html',
      },
    ],
  },
  evaluate({ logging }) {
    if (logging.format === 'Text')
      return notApplicable('the text format has no levels');
    const { applicationLevel, systemLevel } = logging;
    const found = [
      ['ApplicationLogLevel', applicationLevel] as const,
      ['SystemLogLevel', systemLevel] as const,
    ].filter(
      ([, level]) =>
        level !== null && [...TOO_MUCH, ...TOO_LITTLE].includes(level),
    );
    return found.length === 0
      ? passed()
      : failed(
          found.map(([name, level]) =>
            evidence(`LoggingConfig.${name}`, level),
          ),
        );
  },
  remedy: fn => ({
    summary: `Set the log levels of ${fn.name} to INFO, WARN or ERROR.`,
    console: consolePath(fn, 'Monitoring and operations tools'),
    cli: `${lambdaCli(
      'update-function-configuration',
      fn,
    )} --logging-config LogFormat=JSON,ApplicationLogLevel=INFO,SystemLogLevel=INFO`,
    cloudformation: `# ${fn.name}\nLoggingConfig:\n  LogFormat: JSON\n  ApplicationLogLevel: INFO\n  SystemLogLevel: INFO`,
    terraform: `# ${fn.name}\nlogging_config {\n  log_format            = "JSON"\n  application_log_level = "INFO"\n  system_log_level      = "INFO"\n}`,
  }),
});
