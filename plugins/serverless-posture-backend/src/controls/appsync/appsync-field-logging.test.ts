import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncFieldLogging } from './appsync-field-logging';

const logging = (
  fieldLogLevel: 'NONE' | 'ERROR' | 'INFO' | 'DEBUG' | 'ALL',
) => ({ fieldLogLevel, excludeVerboseContent: true });

testControl(appsyncFieldLogging, {
  passed: [
    graphqlApi({ logging: logging('ERROR') }),
    graphqlApi({ logging: logging('INFO') }),
    graphqlApi({ logging: logging('DEBUG') }),
    graphqlApi({ logging: logging('ALL') }),
  ],
  failed: [
    graphqlApi({ logging: null }),
    {
      resource: graphqlApi({ logging: logging('NONE') }),
      note: 'logs requests only',
      matching: {
        evidence: [{ path: 'logConfig.fieldLogLevel', value: 'NONE' }],
      },
    },
  ],
  notAvailable: [
    graphqlApi({ logging: unknown('denied', 'appsync:ListGraphqlApis') }),
  ],
});
