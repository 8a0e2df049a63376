import {
  FunctionLogging,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaLogFormatJson } from './lambda-log-format-json';

const logging = (format: FunctionLogging['format']): FunctionLogging => ({
  format,
  applicationLevel: null,
  systemLevel: null,
});

testControl(lambdaLogFormatJson, {
  passed: [lambdaFunction({ logging: logging('JSON') })],
  failed: [
    {
      resource: lambdaFunction({ logging: logging('Text') }),
      matching: {
        evidence: [{ path: 'LoggingConfig.LogFormat', value: 'Text' }],
      },
    },
  ],
  notAvailable: [
    lambdaFunction({ logging: unknown('malformed') }),
    lambdaFunction({ logging: undefined }),
  ],
});
