import {
  FunctionLogging,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaEnvDebugEventLogging } from './lambda-env-debug-event-logging';

const logging = (applicationLevel: string | null): FunctionLogging => ({
  format: applicationLevel ? 'JSON' : 'Text',
  applicationLevel,
  systemLevel: null,
});

testControl(lambdaEnvDebugEventLogging, {
  passed: [
    lambdaFunction({ environment: null }),
    lambdaFunction({ environment: [{ name: 'LOG_LEVEL', hazards: [] }] }),
    lambdaFunction({ logging: logging(null) }),
  ],
  failed: [
    {
      resource: lambdaFunction({
        environment: [{ name: 'LOG_LEVEL', hazards: ['event-logging'] }],
      }),
      matching: { evidence: [{ path: 'Environment.Variables.LOG_LEVEL' }] },
    },
    {
      resource: lambdaFunction({ logging: logging('TRACE') }),
      matching: {
        evidence: [
          { path: 'LoggingConfig.ApplicationLogLevel', value: 'TRACE' },
        ],
      },
    },
    lambdaFunction({ logging: logging('DEBUG') }),
  ],
  notAvailable: [
    lambdaFunction({ environment: unknown('denied') }),
    lambdaFunction({ environment: [{ name: 'OLD' }] }),
    lambdaFunction({ logging: unknown('malformed') }),
  ],
});
