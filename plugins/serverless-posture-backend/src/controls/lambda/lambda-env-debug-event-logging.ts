import {
  control,
  evidence,
  failed,
} from 'backstage-plugin-serverless-posture-node';
import { holdsNoHazard } from './environmentHazards';
import { changeVariables } from './remedies';

/** Source: Lambda guide, "Configuring advanced logging controls for Lambda functions". */
export const lambdaEnvDebugEventLogging = control({
  id: 'lambda-env-debug-event-logging',
  title: 'No switch makes the function log whole events or details',
  description:
    'Debug logs copy tokens and personal data of events to a place where many people read. Variables such as ' +
    'POWERTOOLS_LOGGER_LOG_EVENT, DEBUG and LOG_LEVEL with debug or trace fail, and so does an application log level of ' +
    'DEBUG or TRACE. Values are judged while they are read and then dropped. What the code logs by itself is not visible.',
  severity: 'LOW',
  profile: 'all',
  layer: 'DATA',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'Configuring advanced logging controls for Lambda functions',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-logs.html',
      },
    ],
  },
  evaluate(fn) {
    const byVariables = holdsNoHazard(fn, 'event-logging');
    if (byVariables.status === 'FAILED') return byVariables;
    const { applicationLevel } = fn.logging;
    return /^(DEBUG|TRACE)$/.test(applicationLevel ?? '')
      ? failed([
          evidence('LoggingConfig.ApplicationLogLevel', applicationLevel),
        ])
      : byVariables;
  },
  remedy: fn =>
    changeVariables(
      fn,
      `Switch event and debug logging of ${fn.name} off outside development.`,
      'LOG_LEVEL: INFO',
    ),
});
