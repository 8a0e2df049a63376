import {
  FunctionLogging,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaLogLevel } from './lambda-log-level';

const logging = (
  applicationLevel: string | null,
  systemLevel: string | null,
  format: FunctionLogging['format'] = 'JSON',
) =>
  lambdaFunction({
    logging: {
      ...{ format, applicationLevel, systemLevel },
    },
  });

testControl(lambdaLogLevel, {
  passed: [
    logging('INFO', 'INFO'),
    logging('ERROR', 'WARN'),
    { resource: logging(null, null), note: 'the default, INFO' },
  ],
  failed: [
    {
      resource: logging('DEBUG', 'INFO'),
      matching: {
        evidence: [
          { path: 'LoggingConfig.ApplicationLogLevel', value: 'DEBUG' },
        ],
      },
    },
    {
      resource: logging('INFO', 'DEBUG'),
      matching: { evidence: [{ path: 'LoggingConfig.SystemLogLevel' }] },
    },
    logging('TRACE', 'INFO'),
    logging('FATAL', 'INFO'),
  ],
  notAvailable: [
    lambdaFunction({ logging: unknown('malformed') }),
    lambdaFunction({ logging: undefined }),
  ],
  notApplicable: [logging(null, null, 'Text')],
});
