import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, lambdaCli } from './remedies';

/** Source: Config rule lambda-function-log-format-json. */
export const lambdaLogFormatJson = control({
  id: 'lambda-log-format-json',
  title: 'The function logs in JSON',
  description:
    'Logs in JSON can be searched by field and filtered by level before they are stored. LoggingConfig.LogFormat must be ' +
    'JSON. What a library of the code formats by itself is not visible.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::Lambda::Function',
  references: {
    config: ['lambda-function-log-format-json'],
    documents: [
      {
        title: 'Configuring advanced logging controls for Lambda functions',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-logs.html',
      },
    ],
  },
  evaluate: ({ logging: { format } }) =>
    format === 'JSON'
      ? passed()
      : failed([evidence('LoggingConfig.LogFormat', format)]),
  remedy: fn => ({
    summary: `Switch the log format of ${fn.name} to JSON.`,
    console: consolePath(fn, 'Monitoring and operations tools'),
    cli: `${lambdaCli(
      'update-function-configuration',
      fn,
    )} --logging-config LogFormat=JSON`,
    cloudformation: `# ${fn.name}\nLoggingConfig:\n  LogFormat: JSON`,
    terraform: `# ${fn.name}\nlogging_config {\n  log_format = "JSON"\n}`,
  }),
});
